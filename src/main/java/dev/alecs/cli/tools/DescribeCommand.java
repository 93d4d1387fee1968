package dev.alecs.cli.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolDescription;
import dev.alecs.tool.ToolRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alecs tools describe}: one tool whole. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Shows a tool whole: what it is for, its arguments, the Akamai operation, an example.")
final class DescribeCommand implements Callable<Integer> {

    private final ToolRegistry registry;
    private final ToolDescription description;
    private final Terminal terminal;
    private final ObjectMapper json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            completionCandidates = Candidates.Tools.class,
            description = "The tool, by its name or an earlier one.")
    private String name = "";

    @Option(names = "--json", description = "Print JSON, with the whole schemas of arguments and answers.")
    private boolean asJson;

    DescribeCommand(ToolRegistry registry, ToolDescription description, Terminal terminal, ObjectMapper json) {
        this.registry = registry;
        this.description = description;
        this.terminal = terminal;
        this.json = json;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        var tool = registry.find(name);
        if (tool.isEmpty()) {
            spec.commandLine().getErr().println("alecs: " + registry.unknown(name) + " See: alecs tools search");
            return 1;
        }
        print(tool.get());
        return 0;
    }

    private void print(Tool tool) throws JsonProcessingException {
        var out = spec.commandLine().getOut();
        if (asJson) {
            out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(description.of(tool)));
        } else {
            new ToolPage(tool, terminal.width()).lines().forEach(out::println);
        }
    }
}
