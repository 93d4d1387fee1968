package dev.alecs.codegen.emit;

import dev.alecs.codegen.model.Catalogue;
import dev.alecs.codegen.model.ToolDefinition;
import java.util.stream.Collectors;

/**
 * What operators say when they need a tool, for the search: a file of its own, because the classes are loaded at every start
 * and a search may never come.
 */
final class AskedFile {

    static final String NAME = "asked.txt";

    private AskedFile() {}

    /** A line for each tool: its name and the requests, with tabs between. */
    static String of(Catalogue catalogue) {
        return catalogue.operations().stream()
                .map(operation -> line(operation.tool()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(ToolDefinition tool) {
        return tool.name()
                + tool.asked().stream().map(request -> "\t" + request).collect(Collectors.joining());
    }
}
