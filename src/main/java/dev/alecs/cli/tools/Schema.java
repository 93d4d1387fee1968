package dev.alecs.cli.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.alecs.catalog.ToolDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a JSON Schema says of one value; of a value that no schema speaks of, anything goes. */
record Schema(JsonNode node) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema ANYTHING = new Schema(MissingNode.getInstance());

    /** The arguments of a tool. */
    static Schema of(ToolDefinition tool) {
        try {
            return new Schema(JSON.readTree(tool.inputSchema()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema of " + tool.name() + " is not JSON", e);
        }
    }

    /** The types it may have; none for any. */
    Set<String> types() {
        var type = node.path("type");
        return type.isTextual()
                ? Set.of(type.asText())
                : texts(type).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The members of an object, in the schema's order. */
    Map<String, Schema> members() {
        var members = new LinkedHashMap<String, Schema>();
        node.path("properties")
                .properties()
                .forEach(member -> members.put(member.getKey(), new Schema(member.getValue())));
        return members;
    }

    boolean has(String member) {
        return node.path("properties").has(member);
    }

    Schema member(String name) {
        return has(name) ? new Schema(node.path("properties").path(name)) : ANYTHING;
    }

    boolean requires(String member) {
        return texts(node.path("required")).anyMatch(member::equals);
    }

    /** The values of a list. */
    Schema items() {
        return node.has("items") ? new Schema(node.path("items")) : ANYTHING;
    }

    boolean isAnything() {
        return types().isEmpty();
    }

    boolean isOnly(String type) {
        return types().equals(Set.of(type));
    }

    /** Whether it is a string that stands for bytes. */
    boolean isBase64() {
        return node.path("contentEncoding").asText().equals("base64");
    }

    /** Whether it is a file with its name, as it goes into a form. */
    boolean isFile() {
        return has("fileName") && member("content").isBase64();
    }

    /** Whether a value is of one of the types. */
    boolean fits(JsonNode value) {
        return isAnything() || types().stream().anyMatch(type -> isOf(type, value));
    }

    String description() {
        return node.path("description").asText("");
    }

    /** The values there are, when they can be counted. */
    Set<String> choices() {
        return texts(node.path("enum")).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What counts when it is left out. */
    Optional<String> usual() {
        return Optional.of(node.path("default")).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    /** A value for an example, if the schema has one. */
    Optional<JsonNode> sample() {
        return Stream.of(
                        node.path("examples").path(0),
                        node.path("default"),
                        node.path("enum").path(0))
                .filter(value -> !value.isMissingNode())
                .findFirst();
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
