package dev.alecs.transport.bridge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** What waits to be sent, in order and bounded. */
final class Outbox {

    private static final int MOST_MESSAGES = 1_000;
    private static final long MOST_CHARACTERS = 16L << 20;

    private final Deque<Message.Sendable> waiting = new ArrayDeque<>();
    private long characters;

    /** Puts a message at the end; false, and nothing happened, if there is no room for it. */
    boolean add(Message.Sendable message) {
        boolean room = waiting.size() < MOST_MESSAGES
                && (waiting.isEmpty() || characters + message.text().length() <= MOST_CHARACTERS);
        if (room) {
            waiting.addLast(message);
            characters += message.text().length();
        }
        return room;
    }

    /** Puts messages that had their place before everything here in front, whether there is room or not. */
    void putFirst(List<? extends Message.Sendable> messages) {
        for (Message.Sendable message : messages.reversed()) {
            waiting.addFirst(message);
            characters += message.text().length();
        }
    }

    /** @throws NoSuchElementException if nothing waits */
    Message.Sendable takeFirst() {
        Message.Sendable message = waiting.removeFirst();
        characters -= message.text().length();
        return message;
    }

    void discard(Predicate<Message.Sendable> unwanted) {
        waiting.removeIf(unwanted);
        characters =
                waiting.stream().mapToLong(message -> message.text().length()).sum();
    }

    int size() {
        return waiting.size();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
