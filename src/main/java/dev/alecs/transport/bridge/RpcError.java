package dev.alecs.transport.bridge;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.jspecify.annotations.Nullable;

/**
 * A JSON-RPC error that the bridge itself answers with.
 *
 * @param code of JSON-RPC 2.0, section 5.1
 * @param message one sentence for the client
 * @param retryable whether the same request may be repeated without harm, or null where that is no question
 */
record RpcError(int code, String message, @Nullable Boolean retryable) {

    static final RpcError NOT_JSON = new RpcError(-32700, "This line is not well-formed JSON.", null);

    static final RpcError NOT_A_MESSAGE = new RpcError(
            -32600, "A line must hold one JSON-RPC message, a JSON object; batches are not part of MCP.", null);

    static final RpcError ID_IN_USE =
            new RpcError(-32600, "This id belongs to a request that is still waiting for its answer.", null);

    static final RpcError OUTCOME_UNKNOWN = new RpcError(
            -32000,
            "The connection to the server broke while this call was running, so its outcome is unknown: check what it"
                    + " did before repeating it.",
            false);

    static final RpcError TOO_LARGE = new RpcError(
            -32000,
            "The connection to the server ended over a message that is too large, perhaps this request or its answer:"
                    + " check whether it did anything, and ask for less at a time.",
            false);

    static final RpcError SENT_TOO_OFTEN = new RpcError(
            -32000,
            "The connection to the server broke each time this request was under way: it is not sent again.",
            false);

    static final RpcError TOO_MUCH_WAITING = notSent(
            "Too much is waiting for the connection to the server: repeat this once earlier requests are answered.");

    static RpcError tooLong(int bytes) {
        return new RpcError(-32600, "A message of more than " + bytes + " bytes cannot be sent to the server.", null);
    }

    static RpcError notSent(String message) {
        return new RpcError(-32000, message, true);
    }

    String answer(@Nullable RequestId id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + (id == null ? "null" : id.json()) + ",\"error\":{\"code\":" + code
                + ",\"message\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(message)) + "\""
                + (retryable == null ? "" : ",\"data\":{\"retryable\":" + retryable + "}") + "}}";
    }
}
