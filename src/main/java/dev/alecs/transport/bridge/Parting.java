package dev.alecs.transport.bridge;

import java.net.http.WebSocket;

/**
 * How a connection ended.
 *
 * @param code of RFC 6455, section 7.4, or one of ours
 * @param reason in the words of whoever ended it, perhaps empty
 */
record Parting(int code, String reason) {

    static final int TOO_LARGE = 1009;
    static final int TOKEN_LOST = 4401;

    private static final int NO_CODE = 1005;
    private static final int NO_CLOSE_FRAME = 1006;

    static Parting normal() {
        return new Parting(WebSocket.NORMAL_CLOSURE, "");
    }

    static Parting broken(String reason) {
        return new Parting(NO_CLOSE_FRAME, reason);
    }

    /** Whether a message too large for either side was the cause, which sending it again would only repeat. */
    boolean tooLarge() {
        return code == TOO_LARGE;
    }

    boolean tokenLost() {
        return code == TOKEN_LOST;
    }

    String sentence(String url) {
        String why = reason.isEmpty() ? "no reason given" : reason;
        return switch (code) {
            case NO_CODE, NO_CLOSE_FRAME -> "The connection to " + url + " broke (" + why + "); connecting again.";
            default -> "The connection to " + url + " was closed (" + code + ": " + why + "); connecting again.";
        };
    }
}
