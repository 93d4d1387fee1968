package dev.alecs.codegen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A YAML value that knows where it stands: at the line of its key, or at its own when it has none. */
public sealed interface Value {

    Position at();

    /** The same value as JSON. */
    JsonNode json();

    /**
     * A single value.
     *
     * @param plain whether it is written without quotes, and so may be a number, a boolean or null
     */
    record Scalar(Position at, String text, boolean plain) implements Value {

        private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
        private static final Pattern DECIMAL = Pattern.compile(INTEGER + "(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

        /** YAML 1.2's reading: unlike in 1.1, {@code on}, {@code no}, {@code 1:30} and dates are words. */
        @Override
        public JsonNode json() {
            if (!plain) {
                return TextNode.valueOf(text);
            }
            return switch (text) {
                case "true" -> BooleanNode.TRUE;
                case "false" -> BooleanNode.FALSE;
                case "null", "~", "" -> NullNode.getInstance();
                default -> numberOrWord();
            };
        }

        private JsonNode numberOrWord() {
            if (INTEGER.matcher(text).matches()) {
                return BigIntegerNode.valueOf(new BigInteger(text));
            }
            if (DECIMAL.matcher(text).matches()) {
                return DecimalNode.valueOf(new BigDecimal(text));
            }
            return TextNode.valueOf(text);
        }
    }

    /** Values in order. */
    record Sequence(Position at, List<Value> items) implements Value {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public JsonNode json() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(item.json()));
            return array;
        }
    }

    /** Values by name, in the order they are written. */
    record Mapping(Position at, Map<String, Value> entries) implements Value {

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public JsonNode json() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, value) -> object.set(key, value.json()));
            return object;
        }
    }
}
