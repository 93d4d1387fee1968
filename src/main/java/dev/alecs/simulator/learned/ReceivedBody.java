package dev.alecs.simulator.learned;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.catalog.RequestBody;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import dev.alecs.simulator.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the body of a request as its operation takes it, and refuses what cannot be read so. */
final class ReceivedBody {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    private ReceivedBody() {}

    /** The media types that an operation takes, a star for any run of characters. */
    static List<String> mediaTypes(RequestBody body) {
        return body.form() == RequestBody.Form.JSON_OR_TEXT
                ? List.of(body.mediaType(), "text/plain")
                : List.of(body.mediaType());
    }

    /**
     * What a caller gave by name: the single members of an object, the fields of a form, and of a file its name and size.
     *
     * @throws Refusal when the body is not of its media type
     */
    static Map<String, String> members(RequestBody body, Request request) {
        return switch (body.form()) {
            case JSON -> ofJson(request.json());
            case JSON_OR_TEXT -> request.mediaType().equals("text/plain") ? Map.of() : ofJson(request.json());
            case BINARY -> ofFile(body, request);
            case MULTIPART -> ofParts(request);
            case URL_ENCODED -> ofFields(request.text());
            case TEXT -> Map.of();
        };
    }

    private static Map<String, String> ofJson(JsonNode value) {
        Map<String, String> members = new LinkedHashMap<>();
        value.properties().forEach(member -> {
            if (member.getValue().isValueNode()) {
                members.put(member.getKey(), member.getValue().asText());
            }
        });
        return members;
    }

    private static Map<String, String> ofFile(RequestBody body, Request request) {
        byte[] bytes = request.body();
        if (body.mediaType().endsWith("gzip") && (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b)) {
            throw unreadable("This is not gzip.");
        }
        return Map.of("fileSize", "" + bytes.length);
    }

    private static Map<String, String> ofFields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw unreadable("This is not a form.");
            }
            fields.merge(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)), ReceivedBody::joined);
        }
        return fields;
    }

    private static Map<String, String> ofParts(Request request) {
        Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        if (!boundary.find()) {
            throw unreadable("There is no boundary in the Content-Type.");
        }
        String delimiter = "\r\n--" + boundary.group(1);
        String[] parts =
                ("\r\n" + new String(request.body(), StandardCharsets.ISO_8859_1)).split(Pattern.quote(delimiter), -1);
        if (parts.length < 3 || !parts[parts.length - 1].startsWith("--")) {
            throw unreadable("There are no parts, or the last is not closed.");
        }
        Map<String, String> members = new LinkedHashMap<>();
        for (String part : List.of(parts).subList(1, parts.length - 1)) {
            addPart(part, members);
        }
        return members;
    }

    private static void addPart(String part, Map<String, String> members) {
        int end = part.indexOf("\r\n\r\n");
        String head = utf8(part.substring(0, Math.max(end, 0)));
        Matcher name = NAME.matcher(head);
        if (end < 0 || !name.find()) {
            throw unreadable("A part has no name.");
        }
        String content = part.substring(end + 4);
        Matcher fileName = FILE_NAME.matcher(head);
        if (fileName.find()) {
            members.put("fileName", fileName.group(1));
            members.put("fileSize", "" + content.length());
        } else {
            members.merge(name.group(1), utf8(content), ReceivedBody::joined);
        }
    }

    private static String joined(String one, String other) {
        return one + "," + other;
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Refusal unreadable(String detail) {
        return Problem.badRequest("http/unreadable-body", detail).refusal();
    }
}
