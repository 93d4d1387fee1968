package dev.alecs.transport.bridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells what a JSON text is in one pass that builds no tree, and checks it to its end. */
final class MessageReader {

    /** Without a bound on strings, because lines and frames have theirs: a rule tree can travel as one string. */
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private boolean hasId;
    private @Nullable RequestId id;
    private @Nullable String method;
    private @Nullable RequestId requestId;
    private boolean hasResult;
    private boolean hasError;

    private MessageReader() {}

    static Message read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Message.NotJson();
            }
            MessageReader reader = new MessageReader();
            if (first == JsonToken.START_OBJECT) {
                reader.readMembers(parser);
            } else {
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                return new Message.NotJson();
            }
            return first == JsonToken.START_OBJECT ? reader.message(text) : new Message.NotAnObject();
        } catch (IOException e) {
            return new Message.NotJson();
        }
    }

    private void readMembers(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "id" -> {
                    hasId = true;
                    id = RequestId.at(parser);
                }
                case "method" -> method = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "params" -> readParams(parser);
                case "result" -> hasResult = true;
                case "error" -> hasError = true;
                default -> {}
            }
            parser.skipChildren();
        }
    }

    private void readParams(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("requestId");
            parser.nextToken();
            if (wanted) {
                requestId = RequestId.at(parser);
            }
            parser.skipChildren();
        }
    }

    private Message message(String text) {
        if (method != null && !hasId) {
            return new Message.Notification(text, method, method.equals("notifications/cancelled") ? requestId : null);
        }
        if (method != null && id != null) {
            return new Message.Request(text, id, method);
        }
        return id != null && (hasResult || hasError)
                ? new Message.Response(text, id, hasError)
                : new Message.Other(text);
    }
}
