package dev.alecs.codegen.emit;

import dev.alecs.codegen.model.Api;
import dev.alecs.codegen.model.Catalogue;
import dev.alecs.codegen.model.Operation;
import dev.alecs.codegen.model.ToolDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reference page of all tools that come from the catalogue. */
public final class ToolsPage {

    private ToolsPage() {}

    /** Markdown, with a table for each toolset. */
    public static String of(Catalogue catalogue) {
        SortedMap<String, List<Operation>> toolsets = catalogue.operations().stream()
                .collect(Collectors.groupingBy(
                        operation -> operation.tool().toolset(), TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder(introduction(catalogue, toolsets.size()));
        toolsets.forEach((toolset, operations) -> page.append(section(catalogue, toolset, operations)));
        return page.toString();
    }

    private static String introduction(Catalogue catalogue, int toolsets) {
        List<Operation> operations = catalogue.operations();
        long core =
                operations.stream().filter(operation -> operation.tool().core()).count();
        return """
                # Tools

                Generated from the catalogue in `src/codegen/catalog`: change that, not this page.

                Each of these %d tools in %d toolsets is one operation of an Akamai API. The %d in bold are the core, an
                operator's daily work. Tools that join several operations are written by hand and not listed here:
                `alecs tools` lists them all, and `alecs tools describe` shows one with its arguments.

                Effects: `read` changes nothing, `write` changes a draft or something that can be changed back, `activate`
                changes what the edge serves, `destroy` cannot be undone.
                """.formatted(operations.size(), toolsets, core);
    }

    private static String section(Catalogue catalogue, String toolset, List<Operation> operations) {
        return """

                ## %s

                %s

                | tool | effect | what it does | Akamai's operation |
                | --- | --- | --- | --- |
                %s
                """.formatted(
                        toolset,
                        origin(catalogue, toolset),
                        operations.stream()
                                .sorted(Comparator.comparing(Operation::path))
                                .map(ToolsPage::row)
                                .collect(Collectors.joining("\n")));
    }

    private static String origin(Catalogue catalogue, String toolset) {
        return catalogue.apis().stream()
                .filter(api -> api.operations().stream()
                        .anyMatch(operation -> operation.tool().toolset().equals(toolset)))
                .map(Api::title)
                .collect(Collectors.joining(", ", "Akamai's ", "."));
    }

    private static String row(Operation operation) {
        ToolDefinition tool = operation.tool();
        String name = "`" + tool.name() + "`";
        return "| %s | %s | %s | `%s %s` |"
                .formatted(
                        tool.core() ? "**" + name + "**" : name,
                        tool.effect().word(),
                        tool.title().replace("|", "\\|"),
                        operation.method(),
                        operation.path());
    }
}
