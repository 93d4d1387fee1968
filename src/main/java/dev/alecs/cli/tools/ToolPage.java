package dev.alecs.cli.tools;

import dev.alecs.catalog.ToolDefinition;
import dev.alecs.tool.OperationTool;
import dev.alecs.tool.Tool;
import java.util.ArrayList;
import java.util.List;

/** A tool whole, as a page for people. */
final class ToolPage {

    private static final int WIDEST = 100;

    private final Tool tool;
    private final int width;

    /** @param width how long a line may be */
    ToolPage(Tool tool, int width) {
        this.tool = tool;
        this.width = width;
    }

    List<String> lines() {
        var definition = tool.definition();
        var lines = new ArrayList<String>();
        lines.add(definition.name());
        lines.add("%s: %s; toolset %s"
                .formatted(definition.effect().word(), EffectWords.does(definition.effect()), definition.toolset()));
        if (!definition.aliases().isEmpty()) {
            lines.add("also called " + String.join(", ", definition.aliases()));
        }
        lines.add("");
        lines.addAll(Table.wrapped(definition.description(), Math.min(width, WIDEST)));
        lines.addAll(arguments(definition));
        if (tool instanceof OperationTool akamai) {
            lines.addAll(List.of(
                    "",
                    "Akamai",
                    "  " + akamai.operation().method() + " "
                            + akamai.operation().path()));
        }
        lines.addAll(List.of("", "Example", "  " + new ExampleCall(definition).text()));
        return lines;
    }

    private List<String> arguments(ToolDefinition definition) {
        var table = Table.wrapping();
        rows(table, Schema.of(definition), "  ");
        var rows = table.lines(width);
        if (rows.isEmpty()) {
            return List.of("", "It takes no arguments.");
        }
        var lines = new ArrayList<>(List.of("", "Arguments"));
        lines.addAll(rows);
        return lines;
    }

    private static void rows(Table table, Schema object, String indent) {
        object.members().forEach((name, schema) -> {
            table.row(indent + name, type(schema), object.requires(name) ? "required" : "", words(schema));
            rows(table, schema, indent + "  ");
            rows(table, schema.items(), indent + "  ");
        });
    }

    private static String type(Schema schema) {
        if (schema.isOnly("array")) {
            return "list of " + (schema.items().isAnything() ? "anything" : type(schema.items()));
        }
        if (schema.isFile() || schema.isBase64()) {
            return "file";
        }
        return schema.isAnything() ? "anything" : String.join(" or ", schema.types());
    }

    private static String words(Schema schema) {
        var words = new ArrayList<String>();
        if (!schema.description().isEmpty()) {
            words.add(schema.description().replaceAll("\\s+", " "));
        }
        var choices = schema.isOnly("array") ? schema.items().choices() : schema.choices();
        if (!choices.isEmpty()) {
            words.add("One of " + String.join(", ", choices) + ".");
        }
        schema.usual().ifPresent(value -> words.add("Default: " + value + "."));
        return String.join(" ", words);
    }
}
