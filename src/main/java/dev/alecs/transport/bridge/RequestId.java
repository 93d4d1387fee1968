package dev.alecs.transport.bridge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The id of a JSON-RPC request, so written that two spellings of one id are equal.
 *
 * @param json a JSON string or number
 */
record RequestId(String json) {

    static RequestId of(String text) {
        return new RequestId('"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"');
    }

    /** The id the parser stands on, or null where it is neither string nor number. */
    static @Nullable RequestId at(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return of(parser.getText());
        }
        return token.isNumeric()
                ? new RequestId(parser.getDecimalValue().stripTrailingZeros().toString())
                : null;
    }
}
