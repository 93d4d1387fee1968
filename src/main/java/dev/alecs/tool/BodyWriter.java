package dev.alecs.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.catalog.RequestBody;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Writes the {@code body} argument as the bytes that an operation takes. */
final class BodyWriter {

    private static final String BODY = "body";
    private static final String PLAIN_TEXT = "text/plain";
    private static final String OCTETS = "application/octet-stream";
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+( *;[\\x20-\\x7e]*)?");

    private final RequestBody body;
    private final int largestFile;
    private final boolean isGzip;

    /**
     * A body as it is sent.
     *
     * @param mediaType what it is, unless the caller knows better
     */
    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares bodies.
    record Written(byte[] bytes, String mediaType) {}

    /** @param largestFile how many bytes a file may have */
    BodyWriter(RequestBody body, int largestFile) {
        this.body = body;
        this.largestFile = largestFile;
        this.isGzip = body.mediaType().toLowerCase(Locale.ROOT).endsWith("gzip");
    }

    /** @throws UnusableArgument when the value cannot be written so */
    Written write(JsonNode value) {
        return switch (body.form()) {
            case JSON -> json(value);
            case TEXT -> new Written(value.asText().getBytes(UTF_8), body.mediaType());
            case JSON_OR_TEXT ->
                value.isTextual() ? new Written(value.asText().getBytes(UTF_8), PLAIN_TEXT) : json(value);
            case BINARY -> new Written(binary(value), body.mediaType());
            case MULTIPART -> multipart(value);
            case URL_ENCODED -> new Written(urlEncoded(value), body.mediaType());
        };
    }

    private Written json(JsonNode value) {
        return new Written(value.toString().getBytes(UTF_8), body.mediaType());
    }

    private byte[] binary(JsonNode value) {
        byte[] bytes = Base64File.decode(BODY, value.asText(), largestFile);
        if (isGzip && !(bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b)) {
            throw new UnusableArgument("\"body\" must be a gzip file (" + body.mediaType()
                    + ") in base64; these are the bytes of something else.");
        }
        return bytes;
    }

    private byte[] urlEncoded(JsonNode form) {
        var fields = new StringJoiner("&");
        form.properties()
                .forEach(field -> values(field.getValue())
                        .forEach(value -> fields.add(URLEncoder.encode(field.getKey(), UTF_8) + "="
                                + URLEncoder.encode(single(field.getKey(), value), UTF_8))));
        refuseNothing(fields.length() == 0);
        return fields.toString().getBytes(UTF_8);
    }

    // An empty form is no form to most servers, and to some an order without its limits.
    private static void refuseNothing(boolean nothing) {
        if (nothing) {
            throw new UnusableArgument("\"body\" has nothing in it to send: give at least one member with a value.");
        }
    }

    private Written multipart(JsonNode form) {
        var parts = new MultipartForm();
        form.properties()
                .forEach(member -> values(member.getValue()).forEach(value -> add(parts, member.getKey(), value)));
        refuseNothing(parts.isEmpty());
        var boundary = parts.boundary();
        return new Written(parts.bytes(boundary), body.mediaType() + "; boundary=" + boundary);
    }

    private void add(MultipartForm parts, String member, JsonNode value) {
        if (body.files().contains(member)) {
            addFile(parts, member, value);
        } else {
            parts.addField(member, single(member, value));
        }
    }

    private void addFile(MultipartForm parts, String member, JsonNode file) {
        var name = file.path("fileName");
        var content = file.path("content");
        var mediaType = file.path("contentType").asText(OCTETS);
        if (!name.isTextual() || name.asText().isBlank() || !content.isTextual()) {
            throw new UnusableArgument(
                    "\"body." + member + "\" must be a file: an object with \"fileName\", and \"content\" in base64.");
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new UnusableArgument(
                    "\"body." + member + ".contentType\" must be a media type, for example image/png.");
        }
        parts.addFile(
                member,
                name.asText(),
                mediaType,
                Base64File.decode("body." + member + ".content", content.asText(), largestFile));
    }

    private static List<JsonNode> values(JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        return value.isArray() ? value.valueStream().toList() : List.of(value);
    }

    private static String single(String member, JsonNode value) {
        if (value.isContainerNode()) {
            throw new UnusableArgument("\"body." + member + "\" must be a single value or a list of them, not "
                    + value.getNodeType().name().toLowerCase(Locale.ROOT) + ": a form cannot hold it.");
        }
        return value.asText();
    }
}
