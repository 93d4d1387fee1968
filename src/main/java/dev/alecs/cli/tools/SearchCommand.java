package dev.alecs.cli.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.search.ToolIndex.Hit;
import dev.alecs.search.ToolSearch;
import dev.alecs.tool.ToolView;
import dev.alecs.tool.ToolViews;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alecs tools search}: the tools for a task, the best first. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Finds the tools for a task, said in your own words; the best come first.")
final class SearchCommand implements Callable<Integer> {

    private final ToolSearch search;
    private final ToolViews views;
    private final ToolListing listing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "What to do, for example: purge a URL.")
    private List<String> words = List.of();

    @Mixin
    private ToolFilter filter = new ToolFilter();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many to show at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print JSON.")
    private boolean asJson;

    SearchCommand(ToolSearch search, ToolViews views, ToolListing listing) {
        this.search = search;
        this.views = views;
        this.listing = listing;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (limit < 1) {
            throw new BadUsage("--limit must be at least 1, not " + limit + ".");
        }
        Predicate<ToolDefinition> others = tool -> !tool.toolset().equals(ToolView.SEARCH_TOOLSET);
        var found = search.find(String.join(" ", words), others.and(filter.among(views)), limit).stream()
                .map(Hit::tool)
                .toList();
        if (found.isEmpty() && !asJson) {
            spec.commandLine()
                    .getErr()
                    .println("alecs: no tool fits. Say it in other words, or without --toolset and --effect.");
            return 1;
        }
        listing.print(found, asJson, spec.commandLine().getOut());
        return found.isEmpty() ? 1 : 0;
    }
}
