package dev.alecs.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a client sent, decoded. */
sealed interface Message {

    /**
     * Wants exactly one answer.
     *
     * @param id a string or a whole number
     */
    record Request(JsonNode id, String method, ObjectNode params) implements Message {}

    /** Wants none. */
    record Notification(String method, ObjectNode params) implements Message {}

    /** Answers something of ours. */
    record Response(JsonNode id) implements Message {}

    /**
     * Is no message.
     *
     * @param id the id to answer under, or null when none could be read
     */
    record Malformed(@Nullable JsonNode id, RpcError error) implements Message {}
}
