package dev.alecs.cli.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a tool's arguments of what was typed, each value by the type that the tool's schema gives it.
 *
 * <p>What does not become a value of its type is a {@link BadUsage}; whether the whole fits the tool is for the dispatcher to say.
 */
final class ArgumentReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final JsonMapper JSON = JsonMapper.builder()
            .nodeFactory(NODES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Schema schema;
    private final ArgumentSource source;
    private final Set<String> set = new HashSet<>();
    private ObjectNode arguments = NODES.objectNode();

    ArgumentReader(Schema schema, ArgumentSource source) {
        this.schema = schema;
        this.source = source;
    }

    /** What was read so far. */
    ObjectNode arguments() {
        return arguments;
    }

    /** Starts from a JSON object; single values may still replace some of its members. */
    void start(String given) {
        var text = text(source.of(given));
        arguments = parsed(text)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(
                        () -> new BadUsage("--arguments must be a JSON object, such as {\"zone\":\"example.com\"}."));
    }

    /** Takes {@code name=value}; dots in the name lead to members of an object. */
    void set(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new BadUsage("\"" + assignment + "\" is not an argument: write NAME=VALUE.");
        }
        var name = assignment.substring(0, equals);
        set(arguments, schema, name, name, assignment.substring(equals + 1));
    }

    private void set(ObjectNode into, Schema schema, String whole, String name, String value) {
        int dot = name.indexOf('.');
        if (dot < 1 || schema.has(name)) {
            set(into, whole, name, value(whole, schema.member(name), source.of(value)));
            return;
        }
        var head = name.substring(0, dot);
        var path = whole.substring(0, whole.length() - name.length() + dot);
        set(object(into, schema, head, path), schema.member(head), whole, name.substring(dot + 1), value);
    }

    // A list may be given bit by bit, anything else once.
    private void set(ObjectNode into, String whole, String name, JsonNode value) {
        if (set.add(whole)) {
            into.set(name, value);
        } else if (into.get(name) instanceof ArrayNode list && value instanceof ArrayNode more) {
            list.addAll(more);
        } else {
            throw new BadUsage("\"" + whole + "\" is given twice.");
        }
    }

    private static ObjectNode object(ObjectNode into, Schema schema, String name, String whole) {
        var type = schema.member(name);
        if (!type.fits(into)) {
            throw new BadUsage("\"" + whole + "\" is " + article(type)
                    + " and has no members: give it whole, as JSON or with @file.");
        }
        return into.get(name) instanceof ObjectNode there ? there : into.putObject(name);
    }

    private static JsonNode value(String name, Schema schema, Given given) {
        return switch (given) {
            case Given.Typed(var text) -> typed(name, schema, text);
            case Given.Read read -> read(name, schema, read);
        };
    }

    private static JsonNode typed(String name, Schema schema, String text) {
        if (schema.isOnly("string")) {
            return TextNode.valueOf(text);
        }
        if (isPlainList(schema, text)) {
            return list(name, schema, Stream.of(text.split(",")));
        }
        return json(schema, text)
                .orElseThrow(() -> new BadUsage(
                        "\"%s\" must be %s, not \"%s\".".formatted(name, article(schema), Table.cut(text, 60))));
    }

    // What is in a file is not repeated in a complaint: it may be long, or secret.
    private static JsonNode read(String name, Schema schema, Given.Read given) {
        if (schema.isBase64()) {
            return TextNode.valueOf(base64(given));
        }
        if (schema.isFile()) {
            return NODES.objectNode().put("fileName", given.fileName()).put("content", base64(given));
        }
        var text = given.text();
        if (schema.isOnly("string")) {
            return TextNode.valueOf(text);
        }
        if (isPlainList(schema, text)) {
            return list(name, schema, text.lines());
        }
        return json(schema, text)
                .orElseThrow(() -> new BadUsage(
                        "%s must hold %s for \"%s\", as JSON.".formatted(given.origin(), article(schema), name)));
    }

    private static boolean isPlainList(Schema schema, String text) {
        return schema.isOnly("array")
                && !schema.items().isOnly("object")
                && !schema.items().isOnly("array")
                && !text.strip().startsWith("[");
    }

    private static ArrayNode list(String name, Schema schema, Stream<String> items) {
        var list = NODES.arrayNode();
        items.map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(item -> list.add(typed(name, schema.items(), item)));
        return list;
    }

    /** The text as the JSON that it is, or as a string, whichever the schema takes. */
    private static Optional<JsonNode> json(Schema schema, String text) {
        return parsed(text)
                .filter(schema::fits)
                .or(() -> Optional.<JsonNode>of(TextNode.valueOf(text)).filter(schema::fits));
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static String text(Given given) {
        return switch (given) {
            case Given.Typed(var text) -> text;
            case Given.Read read -> read.text();
        };
    }

    private static String base64(Given.Read given) {
        return Base64.getEncoder().encodeToString(given.bytes());
    }

    private static String article(Schema schema) {
        return String.join(
                " or ",
                schema.types().stream()
                        .map(type -> switch (type) {
                            case "array" -> "a list";
                            case "integer" -> "a whole number";
                            case "boolean" -> "true or false";
                            case "object" -> "an object";
                            case "null" -> "null";
                            default -> "a " + type;
                        })
                        .toList());
    }
}
