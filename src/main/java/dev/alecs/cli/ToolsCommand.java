package dev.alecs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolRegistry;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alecs tools}: what a client can call. */
@Command(name = "tools", description = "Lists the tools, or shows one whole.", mixinStandardHelpOptions = true)
final class ToolsCommand implements Callable<Integer> {

    private final ToolRegistry registry;
    private final ObjectMapper json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print JSON.")
    private boolean asJson;

    @Option(names = "--toolset", description = "Only the tools of this toolset.")
    private @Nullable String toolset;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The tool to show whole.")
    private @Nullable String name;

    ToolsCommand(ToolRegistry registry, ObjectMapper json) {
        this.registry = registry;
        this.json = json;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        var out = spec.commandLine().getOut();
        if (name == null) {
            list(out);
            return 0;
        }
        var tool = registry.find(name);
        if (tool.isEmpty()) {
            spec.commandLine().getErr().println("alecs: there is no tool \"" + name + "\". See: alecs tools");
            return 1;
        }
        out.println(json.writerWithDefaultPrettyPrinter()
                .writeValueAsString(whole(tool.get().definition())));
        return 0;
    }

    private void list(PrintWriter out) throws JsonProcessingException {
        var shown = registry.tools().stream()
                .map(Tool::definition)
                .filter(tool -> toolset == null || tool.toolset().equals(toolset))
                .toList();
        if (asJson) {
            out.println(json.writeValueAsString(shown.stream().map(this::brief).toList()));
        } else {
            table(out, shown);
        }
    }

    private static void table(PrintWriter out, List<ToolDefinition> tools) {
        int width = tools.stream().mapToInt(tool -> tool.name().length()).max().orElse(0);
        tools.forEach(tool -> out.printf(
                "%-" + Math.max(width, 1) + "s  %-8s  %s%n",
                tool.name(),
                tool.effect().name().toLowerCase(Locale.ROOT),
                tool.title()));
        out.println(tools.size() + " tools");
    }

    private ObjectNode brief(ToolDefinition tool) {
        return json.createObjectNode()
                .put("name", tool.name())
                .put("toolset", tool.toolset())
                .put("effect", tool.effect().name().toLowerCase(Locale.ROOT))
                .put("core", tool.core())
                .put("title", tool.title());
    }

    private ObjectNode whole(ToolDefinition tool) throws JsonProcessingException {
        var node = brief(tool).put("description", tool.description());
        node.set("inputSchema", json.readTree(tool.inputSchema()));
        return node;
    }
}
