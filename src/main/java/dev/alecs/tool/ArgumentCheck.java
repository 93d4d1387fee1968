package dev.alecs.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.ToolDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Holds a call's arguments against its tool's schema, and names each that does not fit.
 *
 * <p>Arguments are checked by name, type, enumeration and bounds. Of a request body only its own type and the presence of its
 * required members are checked: Akamai's body schemas are stricter than its servers, so the rest is Akamai's to judge.
 */
final class ArgumentCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BODY = "body";

    private final JsonNode properties;
    private final Set<String> required;

    private ArgumentCheck(JsonNode schema) {
        this.properties = schema.path("properties");
        this.required = texts(schema.path("required"));
    }

    static ArgumentCheck of(ToolDefinition tool) {
        try {
            return new ArgumentCheck(JSON.readTree(tool.inputSchema()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema of " + tool.name() + " is not JSON", e);
        }
    }

    /** One sentence for each argument that does not fit; empty when all do. */
    List<String> complaints(ObjectNode arguments) {
        var complaints = new ArrayList<String>();
        for (var name : required) {
            if (arguments.path(name).isMissingNode() || arguments.path(name).isNull()) {
                complaints.add(missing(name, properties.path(name)));
            }
        }
        arguments
                .properties()
                .forEach(argument ->
                        complaint(argument.getKey(), argument.getValue()).ifPresent(complaints::add));
        return complaints;
    }

    private Optional<String> complaint(String name, JsonNode value) {
        var schema = properties.path(name);
        if (schema.isMissingNode()) {
            var known = new LinkedHashSet<String>();
            properties.fieldNames().forEachRemaining(known::add);
            return Optional.of(NearestName.unknown("argument", name, known));
        }
        return Optional.ofNullable(value.isNull() ? null : misfit(name, schema, value));
    }

    private static @Nullable String misfit(String name, JsonNode schema, JsonNode value) {
        var types = types(schema);
        if (!types.isEmpty() && types.stream().noneMatch(type -> isOf(type, value))) {
            return "\"%s\" must be %s, not %s".formatted(name, article(types), shown(value));
        }
        if (name.equals(BODY)) {
            return missingMembers(schema, value);
        }
        if (schema.has("enum") && stream(schema.get("enum")).noneMatch(value::equals)) {
            return "\"%s\" must be one of %s, not %s".formatted(name, schema.get("enum"), shown(value));
        }
        if (schema.has("minimum")
                && value.isNumber()
                && value.decimalValue().compareTo(schema.get("minimum").decimalValue()) < 0) {
            return "\"%s\" must be at least %s, not %s".formatted(name, schema.get("minimum"), shown(value));
        }
        if (schema.has("maximum")
                && value.isNumber()
                && value.decimalValue().compareTo(schema.get("maximum").decimalValue()) > 0) {
            return "\"%s\" must be at most %s, not %s".formatted(name, schema.get("maximum"), shown(value));
        }
        if (value.isArray()) {
            return stream(value)
                    .map(item -> misfit(name, schema.path("items"), item))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(complaint -> complaint.replace("must be", "must hold only"))
                    .orElse(null);
        }
        return null;
    }

    private static @Nullable String missingMembers(JsonNode schema, JsonNode body) {
        var missing = texts(schema.path("required")).stream()
                .filter(member -> body.isObject() && !body.has(member))
                .map(member ->
                        missing("body." + member, schema.path("properties").path(member)))
                .toList();
        return missing.isEmpty() ? null : String.join("\n- ", missing);
    }

    private static String missing(String name, JsonNode schema) {
        var sentence = new StringBuilder("\"").append(name).append("\" is missing");
        var types = types(schema);
        if (!types.isEmpty()) {
            sentence.append(": ").append(article(types));
        }
        if (schema.has("enum")) {
            sentence.append(", one of ").append(schema.get("enum"));
        } else if (schema.path("examples").has(0)) {
            sentence.append(", for example ").append(schema.path("examples").get(0));
        }
        if (schema.has("description")) {
            sentence.append(". ").append(schema.get("description").asText());
        }
        return sentence.toString();
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" ->
                value.isIntegralNumber()
                        || (value.isNumber()
                                && value.decimalValue().stripTrailingZeros().scale() <= 0);
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static String article(Set<String> types) {
        return String.join(
                " or ",
                types.stream()
                        .map(type -> switch (type) {
                            case "integer", "array", "object" -> "an " + type;
                            case "null" -> type;
                            default -> "a " + type;
                        })
                        .toList());
    }

    private static String shown(JsonNode value) {
        var text = value.toString();
        var kind = value.isTextual()
                ? "the string "
                : value.isContainerNode() ? "the " + value.getNodeType().name().toLowerCase(Locale.ROOT) + " " : "";
        return kind + (text.length() <= 60 ? text : text.substring(0, 60) + "…");
    }

    private static Set<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isTextual() ? Set.of(type.asText()) : texts(type);
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new LinkedHashSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
