package dev.alecs.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.tool.Content;
import dev.alecs.tool.ToolResult;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Encodes our messages, each as one line. */
public final class MessageWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MessageWriter() {}

    /** A successful answer around a result that is already JSON text. */
    static String result(JsonNode id, String resultJson) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + resultJson + "}";
    }

    static String error(@Nullable JsonNode id, RpcError error) {
        var message = NODES.objectNode().put("jsonrpc", "2.0");
        message.set("id", id == null ? NODES.nullNode() : id);
        message.putObject("error").put("code", error.code()).put("message", error.message());
        return message.toString();
    }

    /** The result of {@code tools/call}. */
    public static String toolResult(ToolResult result) {
        var node = NODES.objectNode();
        var content = node.putArray("content");
        result.contents().forEach(part -> content.add(content(part)));
        if (result.failed()) {
            node.put("isError", true);
        }
        return node.toString();
    }

    private static ObjectNode content(Content content) {
        return switch (content) {
            case Content.Text(var text) -> object().put("type", "text").put("text", text);
            case Content.Image(var mediaType, var bytes) ->
                object().put("type", "image").put("data", base64(bytes)).put("mimeType", mediaType);
            case Content.Resource(var uri, var mediaType, var bytes) -> {
                var node = object().put("type", "resource");
                node.putObject("resource")
                        .put("uri", uri)
                        .put("mimeType", mediaType)
                        .put("blob", base64(bytes));
                yield node;
            }
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String progress(JsonNode token, double done, double total, String message) {
        var node = NODES.objectNode().put("jsonrpc", "2.0").put("method", "notifications/progress");
        var params = node.putObject("params");
        params.set("progressToken", token);
        params.put("progress", done);
        if (total > 0) {
            params.put("total", total);
        }
        params.put("message", message);
        return node.toString();
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** JSON text as a tree; only for text of our own. */
    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own JSON cannot be read", e);
        }
    }
}
