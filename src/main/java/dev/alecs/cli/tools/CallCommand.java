package dev.alecs.cli.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.access.Caller;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.tool.ToolCall.Progress;
import dev.alecs.tool.ToolDispatcher;
import dev.alecs.tool.ToolRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alecs tools call}: calls one tool, as a client would that needs no token. */
@Command(
        name = "call",
        mixinStandardHelpOptions = true,
        description = {
            "Calls a tool and prints its answer; what \"alecs tools describe\" shows are its arguments.",
            "Tools that change what the edge serves, or cannot be undone, ask first."
        })
final class CallCommand implements Callable<Integer> {

    private final ToolRegistry registry;
    private final ToolDispatcher dispatcher;
    private final Consent consent;
    private final CancellableCall call;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            completionCandidates = Candidates.Tools.class,
            description = "The tool, by its name or an earlier one.")
    private String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "ARGUMENT=VALUE",
            description = {
                "An argument: propertyVersion=12. A list has commas between: contractIds=a,b. Dots lead to the members of an"
                        + " object: body.network=STAGING.",
                "@FILE as a value is what is in the file, and - is standard input."
            })
    private List<String> given = List.of();

    @Option(
            names = "--arguments",
            paramLabel = "JSON",
            description =
                    "All arguments as a JSON object, or @FILE, or - for standard input. Single ones replace its members.")
    private @Nullable String json;

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the answer to this file: the file that Akamai sent, or else its text.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print the whole result as JSON, as MCP clients get it.")
    private boolean asJson;

    CallCommand(
            ToolRegistry registry,
            ToolDispatcher dispatcher,
            Consent consent,
            CancellableCall call,
            Terminal terminal) {
        this.registry = registry;
        this.dispatcher = dispatcher;
        this.consent = consent;
        this.call = call;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        var tool = registry.find(name);
        if (tool.isEmpty()) {
            return complain(registry.unknown(name) + " See: alecs tools search");
        }
        var definition = tool.get().definition();
        var printer = printer();
        var arguments = arguments(definition);
        if (!yes && !consent.given(definition, arguments)) {
            return complain("nothing was called.");
        }
        return call.run(() -> dispatcher.call(new Caller.LocalShell(), name, arguments, progress()), printer);
    }

    private int complain(String sentence) {
        spec.commandLine().getErr().println("alecs: " + sentence);
        return 1;
    }

    private ObjectNode arguments(ToolDefinition tool) {
        var reader = new ArgumentReader(Schema.of(tool), new ArgumentSource(System.in));
        if (json != null) {
            reader.start(json);
        }
        given.forEach(reader::set);
        account.addTo(reader.arguments(), tool);
        return reader.arguments();
    }

    private AnswerPrinter printer() {
        var commandLine = spec.commandLine();
        return new AnswerPrinter(commandLine.getOut(), commandLine.getErr(), destination(), asJson);
    }

    // Before the call, because an answer that has no place to go is lost.
    private Destination destination() {
        if (output == null) {
            return terminal.isInteractive() ? new Destination.Person() : new Destination.Program(System.out);
        }
        var folder = output.toAbsolutePath().getParent();
        if (Files.isDirectory(output) || folder == null || !Files.isDirectory(folder)) {
            throw new BadUsage("--output must be a file in a folder that exists, not " + output + ".");
        }
        return new Destination.File(output);
    }

    private Progress progress() {
        return terminal.isInteractive()
                ? (_, _, message) -> spec.commandLine().getErr().println(message)
                : Progress.NONE;
    }
}
