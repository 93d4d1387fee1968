package dev.alecs.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One answer before it becomes bytes.
 *
 * @param status the HTTP status
 * @param headers its headers besides {@code Content-Type} and those that every answer has
 * @param content its body
 */
public record Reply(int status, Map<String, String> headers, Content content) {

    /** The body of an answer. */
    sealed interface Content {

        /** No body at all. */
        record None() implements Content {}

        /** A JSON value under any JSON media type. */
        record Json(JsonNode value, String mediaType) implements Content {}

        /** Anything else that is text. */
        record Text(String value, String mediaType) implements Content {}

        /** What is no text. */
        @SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares replies.
        record Bytes(byte[] value, String mediaType) implements Content {}
    }

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply ok(JsonNode body) {
        return json(200, body);
    }

    public static Reply json(int status, JsonNode body) {
        return json(status, body, "application/json");
    }

    public static Reply json(int status, JsonNode body, String mediaType) {
        return new Reply(status, Map.of(), new Content.Json(body, mediaType));
    }

    public static Reply text(int status, String body, String mediaType) {
        return new Reply(status, Map.of(), new Content.Text(body, mediaType));
    }

    public static Reply bytes(int status, byte[] body, String mediaType) {
        return new Reply(status, Map.of(), new Content.Bytes(body, mediaType));
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new Content.None());
    }

    public Reply with(String header, String value) {
        Map<String, String> extended = new LinkedHashMap<>(headers);
        extended.put(header, value);
        return new Reply(status, extended, content);
    }

    public Reply withJson(UnaryOperator<JsonNode> change) {
        return switch (content) {
            case Content.Json(JsonNode value, String mediaType) ->
                new Reply(status, headers, new Content.Json(change.apply(value), mediaType));
            case Content.Text _, Content.Bytes _, Content.None _ -> this;
        };
    }

    public byte[] bytes() {
        return switch (content) {
            case Content.Json json -> Json.bytes(json.value());
            case Content.Text text -> text.value().getBytes(StandardCharsets.UTF_8);
            case Content.Bytes bytes -> bytes.value();
            case Content.None _ -> new byte[0];
        };
    }

    public String mediaType() {
        return switch (content) {
            case Content.Json json -> json.mediaType();
            case Content.Text text -> text.mediaType();
            case Content.Bytes bytes -> bytes.mediaType();
            case Content.None _ -> "";
        };
    }
}
