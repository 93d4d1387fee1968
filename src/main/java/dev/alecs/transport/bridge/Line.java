package dev.alecs.transport.bridge;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One standing WebSocket connection: one message at a time in each direction, and every turn of its life an event. */
final class Line {

    private static final int LONGEST_MESSAGE = 64 << 20;

    private static final int MESSAGES_AHEAD = 16;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    private final int attempt;
    private final WebSocket socket;
    private final Ear ear;
    private final Mailbox mailbox;

    private Line(int attempt, WebSocket socket, Ear ear, Mailbox mailbox) {
        this.attempt = attempt;
        this.socket = socket;
        this.ear = ear;
        this.mailbox = mailbox;
    }

    int attempt() {
        return attempt;
    }

    /** Sends one message, which the WebSocket allows only once the one before was reported as sent. */
    void send(String text) {
        var _ = socket.sendText(text, true).whenComplete((_, failure) -> {
            if (failure == null) {
                mailbox.post(new Event.Sent(attempt));
            } else {
                sendingFailed(failure);
            }
        });
    }

    /** Makes room for one more message after one was dealt with. */
    void listen() {
        socket.request(1);
    }

    void ping() {
        var _ = socket.sendPing(ByteBuffer.allocate(0)).whenComplete((_, failure) -> {
            // An earlier ping that is not out yet fails this one, and says nothing about the connection.
            if (failure instanceof IOException) {
                sendingFailed(failure);
            }
        });
    }

    /** Whether anything at all was heard since this was asked last. */
    boolean heardSomething() {
        return ear.heard.getAndSet(false);
    }

    /** Takes leave; the other side's leave comes as an event. */
    void close() {
        var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    /** Drops the connection without a word. */
    void abort() {
        socket.abort();
    }

    private void sendingFailed(Throwable failure) {
        // Not at once: answers that came before the break may still be on their way up.
        mailbox.postAfter(LAST_ANSWERS, new Event.Broken(attempt, Parting.broken(Diagnosis.briefly(failure))));
    }

    /** Listens on the WebSocket's behalf; the WebSocket calls it from one thread at a time. */
    static final class Ear implements WebSocket.Listener {

        private final int attempt;
        private final Mailbox mailbox;
        private final AtomicBoolean heard = new AtomicBoolean();
        private StringBuilder parts = new StringBuilder();

        Ear(int attempt, Mailbox mailbox) {
            this.attempt = attempt;
            this.mailbox = mailbox;
        }

        @Override
        public void onOpen(WebSocket socket) {
            mailbox.post(new Event.Opened(attempt, new Line(attempt, socket, this, mailbox)));
            // Several, because the JDK (25) never reports a connection that breaks while it is asked for nothing.
            socket.request(MESSAGES_AHEAD);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            heard.set(true);
            if (parts.length() + part.length() > LONGEST_MESSAGE) {
                socket.abort();
                mailbox.post(new Event.Broken(
                        attempt,
                        new Parting(Parting.TOO_LARGE, "the server sent a message of more than 64 Mi characters")));
                return null;
            }
            parts.append(part);
            if (!last) {
                socket.request(1);
                return null;
            }
            String text = parts.toString();
            // A new one, so that one large message does not keep its room for the life of the connection.
            parts = new StringBuilder();
            mailbox.post(new Event.Heard(attempt, text));
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            return stillListening(socket);
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer payload) {
            return stillListening(socket);
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
            return stillListening(socket);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            mailbox.post(new Event.Broken(attempt, new Parting(code, reason)));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            mailbox.post(new Event.Broken(attempt, Parting.broken(Diagnosis.briefly(failure))));
        }

        private @Nullable CompletionStage<?> stillListening(WebSocket socket) {
            heard.set(true);
            socket.request(1);
            return null;
        }
    }
}
