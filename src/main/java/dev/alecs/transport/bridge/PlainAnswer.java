package dev.alecs.transport.bridge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * What came instead of a WebSocket: an ordinary HTTP answer.
 *
 * @param status its status code
 * @param location where it points to, or empty
 * @param body its text
 */
record PlainAnswer(int status, String location, String body) {

    /** The {@code message} of a JSON body. */
    Optional<String> message() {
        try (JsonParser parser = MessageReader.JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("message");
                if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                    return Optional.of(parser.getText().strip());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
