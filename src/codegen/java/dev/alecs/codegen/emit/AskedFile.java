package dev.alecs.codegen.emit;

import dev.alecs.codegen.model.Catalogue;
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
        return catalogue.asked().entrySet().stream()
                .map(tool -> tool.getKey() + "\t" + String.join("\t", tool.getValue()) + "\n")
                .collect(Collectors.joining());
    }
}
