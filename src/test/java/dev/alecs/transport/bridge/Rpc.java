package dev.alecs.transport.bridge;

/** Messages for the tests. */
final class Rpc {

    private Rpc() {}

    static String request(int id, String method, String payload) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{\"x\":\"" + payload
                + "\"}}";
    }

    static String result(int id, String payload) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"x\":\"" + payload + "\"}}";
    }
}
