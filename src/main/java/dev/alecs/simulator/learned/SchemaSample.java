package dev.alecs.simulator.learned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.alecs.simulator.http.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a plausible value of a JSON Schema, with the path parameters of the request where their names recur. */
final class SchemaSample {

    /** Deep enough for every answer of Akamai's, and an end for schemas that contain themselves. */
    private static final int DEEPEST = 12;

    private final JsonNode root;
    private final Map<String, String> known;
    private final Instant now;

    private SchemaSample(JsonNode root, Map<String, String> known, Instant now) {
        this.root = root;
        this.known = known;
        this.now = now;
    }

    static JsonNode of(JsonNode schema, Map<String, String> known, Instant now) {
        return new SchemaSample(schema, known, now).value(schema, "", 0);
    }

    private JsonNode value(JsonNode schema, String name, int depth) {
        if (schema.has("$ref") && depth < DEEPEST) {
            return value(root.at(schema.get("$ref").asText().replaceFirst("^#", "")), name, depth + 1);
        }
        Optional<JsonNode> echoed = echo(schema, name);
        return echoed.or(() -> given(schema)).orElseGet(() -> made(schema, name, depth));
    }

    private Optional<JsonNode> echo(JsonNode schema, String name) {
        String value = known.get(name);
        if (value == null) {
            return Optional.empty();
        }
        return switch (type(schema)) {
            case "string" -> Optional.of(TextNode.valueOf(value));
            case "integer", "number" ->
                value.matches("\\d{1,18}") ? Optional.of(LongNode.valueOf(Long.parseLong(value))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> given(JsonNode schema) {
        return Stream.of(
                        schema.path("const"),
                        schema.path("example"),
                        schema.path("examples").path(0),
                        schema.path("default"),
                        schema.path("enum").path(0))
                .filter(candidate -> !candidate.isMissingNode())
                .findFirst();
    }

    private JsonNode made(JsonNode schema, String name, int depth) {
        if (depth >= DEEPEST) {
            return NullNode.getInstance();
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "string" -> TextNode.valueOf(string(schema, name));
            case "integer" -> IntNode.valueOf(schema.path("minimum").asInt(1));
            case "number" ->
                JsonNodeFactory.instance.numberNode(schema.path("minimum").asDouble(1.5));
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            case "null" -> NullNode.getInstance();
            default -> alternative(schema, name, depth);
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = Json.object();
        for (JsonNode part : schema.path("allOf")) {
            if (value(part, "", depth + 1) instanceof ObjectNode members) {
                object.setAll(members);
            }
        }
        schema.path("properties")
                .properties()
                .forEach(property ->
                        object.set(property.getKey(), value(property.getValue(), property.getKey(), depth + 1)));
        return object;
    }

    private JsonNode array(JsonNode schema, String name, int depth) {
        int size = Math.clamp(schema.path("minItems").asInt(1), 1, 3);
        return Json.array(
                IntStream.range(0, size).mapToObj(_ -> value(schema.path("items"), singular(name), depth + 1)));
    }

    private JsonNode alternative(JsonNode schema, String name, int depth) {
        return Stream.of("oneOf", "anyOf")
                .map(keyword -> schema.path(keyword).path(0))
                .filter(first -> !first.isMissingNode())
                .findFirst()
                .map(first -> value(first, name, depth + 1))
                .orElseGet(() -> TextNode.valueOf("simulated"));
    }

    private String string(JsonNode schema, String name) {
        return switch (schema.path("format").asText()) {
            case "date-time" -> now.toString();
            case "date" -> LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
            case "uri", "url" -> "https://www.example.com/";
            case "email" -> "noc@example.com";
            case "hostname" -> "www.example.com";
            case "ipv4" -> "192.0.2.1";
            case "ipv6" -> "2001:db8::1";
            case "uuid" -> "00000000-0000-4000-8000-000000000001";
            default -> byName(name);
        };
    }

    private String byName(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (lowerCase.endsWith("date") || lowerCase.endsWith("time")) {
            return now.toString();
        }
        if (lowerCase.contains("hostname") || lowerCase.contains("domain")) {
            return "www.example.com";
        }
        if (lowerCase.contains("email")) {
            return "noc@example.com";
        }
        return lowerCase.isEmpty() ? "simulated" : "simulated-" + name;
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    /** The first type that is not null, or what the keywords tell when there is none. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return type.asText();
        }
        if (type.isArray()) {
            return Json.elements(type)
                    .map(JsonNode::asText)
                    .filter(name -> !name.equals("null"))
                    .findFirst()
                    .orElse("null");
        }
        return schema.has("properties") || schema.has("allOf") ? "object" : schema.has("items") ? "array" : "";
    }
}
