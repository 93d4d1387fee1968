package dev.alecs.transport.bridge;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the client introduced itself, so that a new connection can be introduced in the same words. */
final class ClientHandshake {

    /** Never an id of the client's own. */
    private final String privateId = "alecs-bridge-" + UUID.randomUUID();

    private final RequestId replayId = RequestId.of(privateId);

    private Message.@Nullable Request asked;
    private Message.@Nullable Request accepted;
    private Message.@Nullable Notification initialized;

    void requested(Message.Request request) {
        if (request.method().equals("initialize")) {
            asked = request;
        }
    }

    void answered(Message.Response response) {
        if (asked == null || !asked.id().equals(response.id())) {
            return;
        }
        if (!response.failed()) {
            accepted = asked;
            initialized = null;
        }
        asked = null;
    }

    void notified(Message.Notification notification) {
        if (isInitialized(notification)) {
            initialized = notification;
        }
    }

    static boolean isInitialized(Message message) {
        return message instanceof Message.Notification notification
                && notification.method().equals("notifications/initialized");
    }

    /** The {@code initialize} to begin a new connection with, unless the client was never let in. */
    Optional<String> replay() {
        return Optional.ofNullable(accepted).map(request -> withPrivateId(request.text()));
    }

    boolean isReplayAnswer(Message.Response response) {
        return response.id().equals(replayId);
    }

    Optional<Message.Notification> initialized() {
        return Optional.ofNullable(initialized);
    }

    private String withPrivateId(String initialize) {
        StringWriter copy = new StringWriter();
        try (JsonParser parser = MessageReader.JSON.createParser(initialize);
                JsonGenerator generator = MessageReader.JSON.createGenerator(copy)) {
            parser.nextToken();
            generator.writeStartObject();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean id = parser.currentName().equals("id");
                generator.writeFieldName(parser.currentName());
                parser.nextToken();
                if (id) {
                    generator.writeString(privateId);
                    parser.skipChildren();
                } else {
                    generator.copyCurrentStructure(parser);
                }
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A message that was read once could not be read again", e);
        }
        return copy.toString();
    }
}
