package dev.alecs.cli.tools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.catalog.ToolDefinition;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How a tool is called from a shell, with what it cannot do without. */
final class ExampleCall {

    private static final Pattern SAFE_IN_A_SHELL = Pattern.compile("[A-Za-z0-9_@%+=:,./-]*");

    private final ToolDefinition tool;

    ExampleCall(ToolDefinition tool) {
        this.tool = tool;
    }

    String text() {
        return Stream.concat(Stream.of("alecs tools call " + tool.name()), assignments(Schema.of(tool), ""))
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> assignments(Schema object, String path) {
        return object.members().entrySet().stream()
                .filter(member -> object.requires(member.getKey()))
                .flatMap(member -> assignment(member.getValue(), path + member.getKey()));
    }

    private static Stream<String> assignment(Schema schema, String path) {
        if (schema.isOnly("object") && !schema.isFile()) {
            var members = assignments(schema, path + ".").toList();
            return members.isEmpty() ? Stream.of(path + "=@" + path + ".json") : members.stream();
        }
        return Stream.of(path + "=" + quoted(value(schema, path)));
    }

    private static String value(Schema schema, String path) {
        if (schema.isFile() || schema.isBase64()) {
            return "@FILE";
        }
        if (schema.isOnly("array")) {
            return schema.sample()
                    .filter(JsonNode::isArray)
                    .map(ExampleCall::list)
                    .or(() -> schema.items()
                            .sample()
                            .filter(JsonNode::isValueNode)
                            .map(JsonNode::asText))
                    .orElse(isPlain(schema.items()) ? "..." : "@" + path + ".json");
        }
        return schema.sample()
                .map(value -> value.isTextual() ? value.asText() : value.toString())
                .orElse("...");
    }

    private static boolean isPlain(Schema schema) {
        return Stream.of("string", "integer", "number", "boolean").anyMatch(schema::isOnly);
    }

    /** A list as it can be typed: with commas, or as JSON where that does not do. */
    private static String list(JsonNode list) {
        List<JsonNode> items = StreamSupport.stream(list.spliterator(), false).toList();
        boolean plain = items.stream()
                .allMatch(item -> item.isValueNode() && !item.asText().contains(","));
        return plain ? items.stream().map(JsonNode::asText).collect(Collectors.joining(",")) : list.toString();
    }

    private static String quoted(String value) {
        return SAFE_IN_A_SHELL.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
