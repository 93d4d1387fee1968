package dev.alecs.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;

/**
 * A refusal in the shape of Akamai's problem documents.
 *
 * @param status the HTTP status
 * @param type what is added to Akamai's base address of problem types, for example {@code papi/v0/http/not-found}
 * @param title the kind of problem
 * @param detail this very problem
 * @param members what the document holds besides, for example {@code errors}
 * @param headers headers of the answer, for example {@code Allow}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(
        int status,
        String type,
        String title,
        String detail,
        Map<String, JsonNode> members,
        Map<String, String> headers) {

    private static final String BASE = "https://problems.luna.akamaiapis.net/";

    public Problem {
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    public static Problem of(int status, String type, String title, String detail) {
        return new Problem(status, type, title, detail, Map.of(), Map.of());
    }

    public static Problem badRequest(String type, String detail) {
        return of(400, type, "Bad Request", detail);
    }

    public static Problem notFound(String type, String detail) {
        return of(404, type, "Not Found", detail);
    }

    static Problem missingParameter(String place, String name) {
        return badRequest("http/missing-parameter", "The required " + place + " parameter '" + name + "' is missing.");
    }

    public static Problem methodNotAllowed(String method, SortedSet<String> allowed) {
        return of(405, "http/method-not-allowed", "Method Not Allowed", "This path does not take " + method + ".")
                .withHeader("Allow", String.join(", ", allowed));
    }

    public static Problem unsupportedMediaType(String given, Iterable<String> accepted) {
        return of(
                415,
                "http/unsupported-media-type",
                "Unsupported Media Type",
                (given.isEmpty() ? "The Content-Type is missing" : "The Content-Type " + given + " is not supported")
                        + "; this operation takes " + String.join(", ", accepted) + ".");
    }

    public static Problem notAcceptable(String asked, Iterable<String> answered) {
        return of(
                406,
                "http/not-acceptable",
                "Not Acceptable",
                "None of " + asked + " can be answered; this operation answers " + String.join(", ", answered) + ".");
    }

    public static Problem preconditionFailed() {
        return of(
                412,
                "http/precondition-failed",
                "Precondition Failed",
                "If-Match is not the ETag of what is there now.");
    }

    public Problem with(String member, JsonNode value) {
        Map<String, JsonNode> extended = new LinkedHashMap<>(members);
        extended.put(member, value);
        return new Problem(status, type, title, detail, extended, headers);
    }

    public Problem withHeader(String name, String value) {
        Map<String, String> extended = new LinkedHashMap<>(headers);
        extended.put(name, value);
        return new Problem(status, type, title, detail, members, extended);
    }

    public Refusal refusal() {
        return new Refusal(this);
    }

    /** The answer to one request; the address in it is the one the request was signed for. */
    public Reply reply(Request request, String host) {
        ObjectNode document = Json.object()
                .put("type", BASE + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", "https://" + host + request.path() + "#" + request.id())
                .put("method", request.method())
                .put("requestId", request.id())
                .put("requestTime", request.received().toString());
        document.setAll(members);
        return new Reply(status, headers, new Reply.Content.Json(document, "application/problem+json"));
    }
}
