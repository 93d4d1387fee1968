package dev.alecs.protocol;

/**
 * A JSON-RPC error.
 *
 * @param code one of the constants here
 * @param message one sentence that says what was wrong and what was expected
 * @see <a href="https://www.jsonrpc.org/specification#error_object">JSON-RPC 2.0, 5.1</a>
 */
record RpcError(int code, String message) {

    /** Not JSON. */
    static final int PARSE_ERROR = -32700;
    /** JSON, but no request. */
    static final int INVALID_REQUEST = -32600;
    /** A request for what we do not offer. */
    static final int METHOD_NOT_FOUND = -32601;
    /** The method is ours, its parameters are not right. */
    static final int INVALID_PARAMS = -32602;
    /** A fault of ours. */
    static final int INTERNAL_ERROR = -32603;
    /** The caller's token is no longer good; the connection closes. Ours, in JSON-RPC's range for servers. */
    static final int NOT_AUTHENTICATED = -32001;
    /** More requests in flight than the connection may have. Ours, in JSON-RPC's range for servers. */
    static final int TOO_MANY_REQUESTS = -32002;
}
