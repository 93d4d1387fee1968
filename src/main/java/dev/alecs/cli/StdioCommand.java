package dev.alecs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.alecs.cli.tools.ViewOptions;
import dev.alecs.transport.StdioServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code alecs stdio}: the same protocol on standard input and output. */
@Command(
        name = "stdio",
        description = {
            "Serves MCP on standard input and output, one message a line. Logs go to standard error.",
            "Without --view or --toolsets it lists the tools of ALECS_VIEW, or else of the view essential."
        })
final class StdioCommand implements Callable<Integer> {

    private final StdioServer server;

    @Mixin
    private ViewOptions view = new ViewOptions();

    StdioCommand(StdioServer server) {
        this.server = server;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        // MCP messages are UTF-8 whatever this machine's locale is.
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8)) {
            server.serve(System.in, out, view.request());
        }
        return 0;
    }
}
