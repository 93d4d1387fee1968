package dev.alecs.simulator.property;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import java.util.Comparator;

/**
 * Applies a JSON Patch to a document, wholly or not at all.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
final class JsonPatch {

    /** Numbers are equal when their values are: 1 and 1.0, as section 4.6 asks. */
    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (left, right) -> {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    };

    private final ObjectNode root;

    private JsonPatch(JsonNode document) {
        // A root of its own makes the whole document an ordinary member, which a patch may replace too.
        this.root = Json.object().set("", document.deepCopy());
    }

    /**
     * The patched copy of a document.
     *
     * @throws Refusal 400 when the patch is malformed, points nowhere, or one of its tests fails
     */
    static JsonNode apply(JsonNode document, JsonNode patch) {
        if (!patch.isArray()) {
            throw refused("A JSON Patch is an array of operations.");
        }
        JsonPatch work = new JsonPatch(document);
        patch.forEach(work::apply);
        return work.root.path("");
    }

    private void apply(JsonNode operation) {
        JsonPointer path = pointer(operation, "path");
        switch (operation.path("op").asText()) {
            case "add" -> add(path, value(operation));
            case "remove" -> remove(path);
            case "replace" -> replace(path, value(operation));
            case "move" -> move(pointer(operation, "from"), path);
            case "copy" -> add(path, get(pointer(operation, "from")).deepCopy());
            case "test" -> test(path, value(operation));
            default -> throw refused("'" + operation.path("op").asText() + "' is not an operation of JSON Patch.");
        }
    }

    private void add(JsonPointer path, JsonNode value) {
        String last = path.last().getMatchingProperty();
        switch (get(path.head())) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.insert(last.equals("-") ? array.size() : index(last, array.size()), value);
            default -> throw nowhere(path);
        }
    }

    private void remove(JsonPointer path) {
        get(path);
        String last = path.last().getMatchingProperty();
        switch (get(path.head())) {
            case ObjectNode object -> object.remove(last);
            case ArrayNode array -> array.remove(index(last, array.size() - 1));
            default -> throw nowhere(path);
        }
    }

    private void replace(JsonPointer path, JsonNode value) {
        get(path);
        switch (get(path.head())) {
            case ObjectNode object -> object.set(path.last().getMatchingProperty(), value);
            case ArrayNode array -> array.set(path.last().getMatchingIndex(), value);
            default -> throw nowhere(path);
        }
    }

    private void move(JsonPointer from, JsonPointer to) {
        if (to.toString().startsWith(from + "/")) {
            throw refused("A value cannot be moved into itself: " + written(to));
        }
        JsonNode value = get(from);
        remove(from);
        add(to, value);
    }

    private void test(JsonPointer path, JsonNode expected) {
        if (!get(path).equals(NUMBERS_BY_VALUE, expected)) {
            throw refused("The test at " + written(path) + " failed.");
        }
    }

    private JsonNode get(JsonPointer path) {
        JsonNode value = root.at(path);
        if (value.isMissingNode()) {
            throw nowhere(path);
        }
        return value;
    }

    private static int index(String written, int most) {
        if (!written.matches("0|[1-9]\\d{0,8}") || Integer.parseInt(written) > most) {
            throw refused("There is no element " + written + " in that array.");
        }
        return Integer.parseInt(written);
    }

    private static JsonNode value(JsonNode operation) {
        if (!operation.has("value")) {
            throw refused("'" + operation.path("op").asText() + "' needs a value.");
        }
        return operation.get("value");
    }

    private static JsonPointer pointer(JsonNode operation, String member) {
        try {
            if (operation.path(member).isTextual()) {
                return JsonPointer.compile("/" + operation.get(member).asText());
            }
        } catch (IllegalArgumentException e) {
            throw refused("'" + operation.get(member).asText() + "' is not a JSON Pointer.");
        }
        throw refused("Every operation needs a '" + member + "'.");
    }

    private static Refusal nowhere(JsonPointer path) {
        return refused("There is nothing at " + written(path) + ".");
    }

    private static String written(JsonPointer path) {
        return path.toString().substring(1);
    }

    private static Refusal refused(String detail) {
        return Problem.of(400, "http/invalid-json-patch", "Invalid JSON Patch", detail)
                .refusal();
    }
}
