package dev.alecs.shaping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text with a JSON object on each line, whatever it calls itself: Akamai's SIEM API sends security events so, and last the
 * offset to go on from.
 */
final class JsonLines {

    static final ObjectReader JSON = new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonLines() {}

    /** The lines, or empty when it is something else; a single object is just JSON. */
    static Optional<List<String>> of(String text) {
        // Most JSON is settled by its first line: it is all there is, or only the beginning of an object.
        int firstEnd = text.indexOf('\n');
        if (firstEnd < 0 || text.charAt(0) != '{' || object(text.substring(0, firstEnd)) == null) {
            return Optional.empty();
        }
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.size() > 1 && lines.stream().allMatch(line -> object(line) != null)
                ? Optional.of(lines)
                : Optional.empty();
    }

    /** What the last line says of where to go on, or null. */
    static @Nullable String offset(List<String> lines) {
        var last = object(lines.getLast());
        return last == null || !last.path("offset").isValueNode()
                ? null
                : last.path("offset").asText();
    }

    private static @Nullable JsonNode object(String line) {
        try {
            var node = JSON.readTree(line);
            return node.isObject() ? node : null;
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
