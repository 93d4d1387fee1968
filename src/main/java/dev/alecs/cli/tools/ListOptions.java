package dev.alecs.cli.tools;

import dev.alecs.catalog.ToolDefinition;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolRegistry;
import dev.alecs.tool.ToolView.Breadth;
import dev.alecs.tool.ToolViews;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to list, and how. */
final class ListOptions {

    @Mixin
    private ViewOptions view = new ViewOptions();

    @Mixin
    private ToolFilter filter = new ToolFilter();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    /**
     * The tools that are meant, sorted by name.
     *
     * @throws BadUsage when there is no such toolset
     * @throws dev.alecs.tool.UnknownView when there is no such view
     */
    List<ToolDefinition> of(ToolRegistry registry, ToolViews views) {
        var request = view.request();
        // Without a word all are shown: whoever sits here looks for a tool, and pays for no context.
        var nothingAsked = request.view().isEmpty() && request.toolsets().isEmpty();
        var shown = views.of(nothingAsked ? Optional.of(Breadth.ALL.word()) : request.view(), request.toolsets());
        return registry.tools().stream()
                .map(Tool::definition)
                .filter(shown::shows)
                .filter(filter.among(views))
                .toList();
    }
}
