package dev.alecs.transport.bridge;

import org.jspecify.annotations.Nullable;

/** One line or frame of either side, understood only as far as the bridge needs: its text is passed on as it came. */
sealed interface Message {

    /** A message that can be passed on. */
    sealed interface Sendable extends Message {
        String text();
    }

    /** Waits for an answer. */
    record Request(String text, RequestId id, String method) implements Sendable {

        /** Whether the server could do something twice when it gets this twice. */
        boolean mayChangeSomething() {
            return method.equals("tools/call");
        }
    }

    /**
     * Waits for none.
     *
     * @param cancels the request that it takes back, or null
     */
    record Notification(
            String text, String method, @Nullable RequestId cancels) implements Sendable {}

    /** Answers a request of the other side. */
    record Response(String text, RequestId id, boolean failed) implements Sendable {}

    /** A JSON object that is none of these, such as one with the id null: the other side will have a word for it. */
    record Other(String text) implements Sendable {}

    /** JSON, but no object. */
    record NotAnObject() implements Message {}

    /** Not JSON. */
    record NotJson() implements Message {}
}
