package dev.alecs.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.protocol.Message.Malformed;
import dev.alecs.protocol.Message.Notification;
import dev.alecs.protocol.Message.Request;
import dev.alecs.protocol.Message.Response;
import org.jspecify.annotations.Nullable;

/** Decodes a frame into a {@link Message}; whatever comes in, something answerable comes out. */
final class MessageReader {

    // A key given twice would let a policy look at one value and Akamai get the other. Exact decimals and the whole
    // text
    // after the message matter for the same reason: what is checked is what is sent.
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build()
            .reader();

    private MessageReader() {}

    static Message read(String frame) {
        try {
            return decode(JSON.readTree(frame));
        } catch (JsonProcessingException e) {
            return new Malformed(
                    null, new RpcError(RpcError.PARSE_ERROR, "This is not JSON, or has a key twice: " + where(e)));
        }
    }

    private static Message decode(JsonNode node) {
        if (node.isMissingNode()) {
            return new Malformed(null, new RpcError(RpcError.PARSE_ERROR, "This is empty: a message is a JSON object"));
        }
        if (node.isArray()) {
            return invalid(null, "Batches are not part of MCP since 2025-06-18: send one message per frame");
        }
        if (!(node instanceof ObjectNode message)) {
            return invalid(null, "A message is a JSON object");
        }
        var id = usableId(message.get("id"));
        if (message.has("id") && id == null) {
            return invalid(null, "\"id\" must be a string or a whole number");
        }
        if (!message.path("jsonrpc").asText().equals("2.0")) {
            return invalid(id, "\"jsonrpc\" must be \"2.0\"");
        }
        if (!message.has("method")) {
            return id != null && (message.has("result") || message.has("error"))
                    ? new Response(id)
                    : invalid(id, "\"method\" is missing");
        }
        return call(id, message);
    }

    private static Message call(@Nullable JsonNode id, ObjectNode message) {
        var method = message.get("method");
        if (!method.isTextual()) {
            return invalid(id, "\"method\" must be a string");
        }
        var params = message.path("params");
        if (!params.isMissingNode() && !params.isObject()) {
            return invalid(id, "\"params\" must be an object");
        }
        var given = params instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        return id == null ? new Notification(method.asText(), given) : new Request(id, method.asText(), given);
    }

    private static Malformed invalid(@Nullable JsonNode id, String message) {
        return new Malformed(id, new RpcError(RpcError.INVALID_REQUEST, message));
    }

    private static @Nullable JsonNode usableId(@Nullable JsonNode id) {
        return id != null && (id.isTextual() || id.isIntegralNumber()) ? id : null;
    }

    // Jackson's own message may quote the input, which may hold a secret.
    private static String where(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null
                ? "it cannot be read"
                : "it breaks at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
