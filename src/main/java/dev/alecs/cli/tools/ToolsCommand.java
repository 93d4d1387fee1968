package dev.alecs.cli.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.alecs.tool.ToolRegistry;
import dev.alecs.tool.ToolViews;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code alecs tools}: what can be called. */
@Command(
        name = "tools",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[list | search | describe | call]",
        description = {"Lists, finds, shows and calls the tools.", "Without a command it lists them."},
        subcommands = {SearchCommand.class, DescribeCommand.class, CallCommand.class})
public final class ToolsCommand implements Callable<Integer> {

    private final ToolRegistry registry;
    private final ToolViews views;
    private final ToolListing listing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ListOptions options = new ListOptions();

    ToolsCommand(ToolRegistry registry, ToolViews views, ToolListing listing) {
        this.registry = registry;
        this.views = views;
        this.listing = listing;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        return list(options);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the tools: all of them, or those that a client with a view is shown.")
    int list(@Mixin ListOptions options) throws JsonProcessingException {
        listing.print(
                options.of(registry, views), options.json, spec.commandLine().getOut());
        return 0;
    }
}
