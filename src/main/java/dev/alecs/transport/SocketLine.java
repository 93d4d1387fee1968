package dev.alecs.transport;

import dev.alecs.protocol.ClientLine;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** The way back to a client over its WebSocket. */
final class SocketLine implements ClientLine {

    /** Our close code for a token that was revoked or ran out while connected; 4000-4999 are an application's own. */
    static final int NOT_AUTHENTICATED = 4401;
    /** Our close code for a client that stopped answering pings. */
    static final int KEEPALIVE_LOST = 4408;
    /** WebSocket's registered close code for a server that cannot serve for the moment. */
    static final int TRY_AGAIN_LATER = 1013;

    private static final Logger LOG = Logger.getLogger(SocketLine.class);
    // RFC 6455, 5.5: a control frame has at most 125 bytes, two of them for the code.
    private static final int LONGEST_REASON = 123;

    private final WebSocketConnection connection;

    SocketLine(WebSocketConnection connection) {
        this.connection = connection;
    }

    static CloseReason notWelcome(String message) {
        return new CloseReason(NOT_AUTHENTICATED, fitting(message));
    }

    static CloseReason tryAgainLater(String message) {
        return new CloseReason(TRY_AGAIN_LATER, fitting(message));
    }

    @Override
    public void send(String message) {
        connection.sendText(message).subscribe().with(_ -> {}, SocketLine::lost);
    }

    @Override
    public void dismiss(String reason) {
        connection.close(notWelcome(reason)).subscribe().with(_ -> {}, SocketLine::lost);
    }

    private static String fitting(String reason) {
        var bytes = reason.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_REASON) {
            return reason;
        }
        int end = reason.indexOf(". ");
        var sentence = end > 0 ? reason.substring(0, end + 1) : reason;
        return sentence.length() <= LONGEST_REASON ? sentence : sentence.substring(0, LONGEST_REASON / 2);
    }

    private static void lost(Throwable fault) {
        LOG.debug("An answer could not be delivered: the line is gone", fault);
    }
}
