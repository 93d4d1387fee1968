package dev.alecs.edgegrid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns Akamai's refusals, which differ from API to API, into words an operator can act on.
 *
 * <p>Most are RFC 9457 problem documents; older APIs have JSON of their own, and the edge in front of them HTML.
 */
final class Refusals {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_TEXT = 1_000;
    /** No page has its words further down; tags are not looked for in megabytes. */
    private static final int LONGEST_PAGE = 64 * 1024;
    /** Akamai takes a timestamp that is up to 30 seconds off. */
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

    private static final Pattern WAF_DENIAL = Pattern.compile("\\bIPBLOCK-BURST[\\w-]*");
    private static final Pattern OF_TIME = Pattern.compile("(?i)timestamp|expired|clock");
    private static final Pattern OF_SIGNATURE = Pattern.compile("(?i)signature does not match|invalid signature");
    private static final Pattern TAGS = Pattern.compile("(?s)<(script|style)\\b.*?</\\1>|<[^>]*>");
    private static final Pattern EDGE_REFERENCE = Pattern.compile("Reference\\s*(?:#|&#35;)\\s*([0-9a-f.]+)");

    private static final List<String> ID_HEADERS =
            List.of("x-request-id", "x-akamai-request-id", "akamai-request-id", "x-trace-id");
    private static final List<String> ID_FIELDS =
            List.of("requestId", "requestInstance", "supportId", "incidentId", "instance");
    private static final List<String> TITLE_FIELDS = List.of("title", "errorTitle");
    /** What names a single error; too terse for the title of them all. */
    private static final List<String> KIND_FIELDS = List.of("title", "errorTitle", "code", "errorCode", "type");

    private static final List<String> DETAIL_FIELDS = List.of(
            "detail", "message", "errorMessage", "errorString", "description", "error_description", "error", "reason");
    private static final List<String> PLACE_FIELDS =
            List.of("errorLocation", "field", "fieldName", "path", "pointer", "propertyName", "location", "name");
    /** What a caller repeats to say that a warning was read. */
    private static final List<String> HANDLE_FIELDS = List.of("messageId");

    private static final List<String> ERROR_FIELDS =
            List.of("errors", "warnings", "violations", "details", "error", "problems");

    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /**
     * A refusal as it is told to the caller.
     *
     * @param throttled whether Akamai refused for the rate of requests only, so that this one did not happen
     */
    record Told(ApiResponse.Refused refused, boolean throttled) {}

    Told tell(Reply.Whole reply, Credential credential) {
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        JsonNode document = json(reply.body());
        String title = title(document, reply.status());
        List<String> errors = errors(document);
        String detail = detail(document, text, errors.isEmpty());
        @Nullable String denial = denial(reply.status(), text);
        ApiResponse.Refused refused = new ApiResponse.Refused(
                denial == null ? reply.status() : TOO_MANY_REQUESTS,
                denial == null ? title : "Throttled: too many requests for Akamai's firewall, rule " + denial,
                detail + advice(reply, text, document, credential),
                errors,
                requestId(reply.headers(), document, text),
                retryAfter(reply.headers()),
                reply.body());
        return new Told(refused, refused.status() == TOO_MANY_REQUESTS);
    }

    /** The firewall refuses a burst with the status of a bad request and names its rule. */
    private static @Nullable String denial(int status, String text) {
        Matcher matcher = WAF_DENIAL.matcher(text);
        return (status == 400 || status == 403) && matcher.find() ? matcher.group() : null;
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node != null && node.isContainerNode() ? node : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory cannot fail to be read", e);
        }
    }

    private static String title(JsonNode document, int status) {
        String given = first(document, TITLE_FIELDS);
        return given.isEmpty() ? nameOf(status) : shortened(given);
    }

    /** The whole text where it has no field that says what is wrong. */
    private static String detail(JsonNode document, String text, boolean alone) {
        String given = first(document, DETAIL_FIELDS);
        return given.isEmpty() && alone ? plain(text) : shortened(given);
    }

    private static String nameOf(int status) {
        Response.@Nullable Status known = Response.Status.fromStatusCode(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }

    private static List<String> errors(JsonNode document) {
        Stream<JsonNode> lists =
                document.isArray() ? Stream.of(document) : ERROR_FIELDS.stream().map(document::path);
        return lists.filter(JsonNode::isContainerNode)
                .flatMap(Refusals::lines)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static Stream<String> lines(JsonNode errors) {
        return errors.isArray()
                ? errors.valueStream().map(Refusals::line)
                : errors.propertyStream().map(entry -> shortened(entry.getKey() + ": " + written(entry.getValue())));
    }

    private static String line(JsonNode error) {
        if (!error.isObject()) {
            return shortened(written(error));
        }
        String title = first(error, KIND_FIELDS);
        String detail = first(error, DETAIL_FIELDS);
        String place = first(error, PLACE_FIELDS);
        if (title.isEmpty() && detail.isEmpty()) {
            return shortened(error.toString());
        }
        String words = title.isEmpty() || detail.isEmpty() || title.equals(detail)
                ? (detail.isEmpty() ? title : detail)
                : title + ": " + detail;
        String handle = first(error, HANDLE_FIELDS);
        return shortened((handle.isEmpty() ? "" : "messageId " + handle + ": ")
                + words
                + (place.isEmpty() ? "" : " (at " + place + ")"));
    }

    private static String written(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static String first(JsonNode document, List<String> fields) {
        return fields.stream()
                .map(document::path)
                .filter(value -> value.isValueNode()
                        && !value.isNull()
                        && !value.asText().isBlank())
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
    }

    private static String plain(String text) {
        String page = text.length() <= LONGEST_PAGE ? text : text.substring(0, LONGEST_PAGE);
        String words = TAGS.matcher(page).replaceAll(" ");
        return shortened(words.replaceAll("\\s+", " ").strip());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private static @Nullable String requestId(Map<String, String> headers, JsonNode document, String text) {
        for (String header : ID_HEADERS) {
            String id = headers.getOrDefault(header, "");
            if (!id.isBlank()) {
                return id;
            }
        }
        String id = first(document, ID_FIELDS);
        if (!id.isEmpty()) {
            return shortened(id);
        }
        Matcher reference = EDGE_REFERENCE.matcher(text);
        return reference.find() ? reference.group(1) : null;
    }

    private String advice(Reply.Whole reply, String text, JsonNode document, Credential credential) {
        if (reply.status() != 401 && reply.status() != 403 && reply.status() != 400) {
            return "";
        }
        if (OF_SIGNATURE.matcher(text).find()) {
            return " — check client_secret and host in " + credential.origin() + ": they must be of one API client";
        }
        return OF_TIME.matcher(text).find() ? adviceOnClock(reply.headers(), document) : "";
    }

    // The problem document tells when Akamai took the request in; the Date header may be that of something in between.
    private String adviceOnClock(Map<String, String> headers, JsonNode document) {
        @Nullable Instant theirs = timestamp(first(document, List.of("requestTime")));
        if (theirs == null) {
            theirs = httpDate(headers.get("date"));
        }
        if (theirs == null) {
            return "";
        }
        Duration ahead = Duration.between(theirs, clock.instant());
        if (ahead.abs().compareTo(TOLERATED_SKEW) <= 0) {
            return "";
        }
        return " — this host's clock is " + inWords(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of")
                + " Akamai's: correct it with NTP";
    }

    private static String inWords(Duration duration) {
        long minutes = Math.round(duration.toSeconds() / 60.0);
        if (minutes >= 120) {
            return Math.round(minutes / 60.0) + " hours";
        }
        return minutes >= 2 ? minutes + " minutes" : duration.toSeconds() + " seconds";
    }

    /** {@code Retry-After}, or the header Akamai's own rate limits come with. */
    private @Nullable Duration retryAfter(Map<String, String> headers) {
        String asked = headers.getOrDefault("retry-after", "").strip();
        if (asked.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(asked));
        }
        @Nullable Instant until = httpDate(asked);
        if (until == null) {
            until = timestamp(headers.get("x-ratelimit-next"));
        }
        if (until == null) {
            return null;
        }
        // Against their clock where they tell it: ours may be wrong.
        @Nullable Instant theirs = httpDate(headers.get("date"));
        Duration wait = Duration.between(theirs == null ? clock.instant() : theirs, until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static @Nullable Instant httpDate(@Nullable String written) {
        try {
            return written == null
                    ? null
                    : ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant timestamp(@Nullable String written) {
        try {
            return written == null ? null : OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
