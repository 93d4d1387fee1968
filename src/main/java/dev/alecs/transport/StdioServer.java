package dev.alecs.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.alecs.access.Caller;
import dev.alecs.protocol.ClientLine;
import dev.alecs.protocol.McpServer;
import dev.alecs.protocol.ViewRequest;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;

/**
 * MCP over standard input and output: one line is one message.
 *
 * <p>Whoever can start us here can read our files, so no token is asked for. A request may come without a handshake.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#stdio">MCP, stdio</a>
 */
@Singleton
public final class StdioServer {

    private static final Duration LAST_ANSWERS = Duration.ofMinutes(5);

    private final McpServer server;

    StdioServer(McpServer server) {
        this.server = server;
    }

    /**
     * Serves until the input ends, then waits for the calls still running.
     *
     * @throws IllegalArgumentException when there is no such view, naming those there are
     */
    public void serve(InputStream in, PrintStream out, ViewRequest view) throws IOException, InterruptedException {
        var line = new OutputLine(out);
        var session = server.open(new Caller.LocalShell(), view, line);
        var reader = new BufferedReader(new InputStreamReader(in, UTF_8));
        for (var text = reader.readLine(); text != null; text = reader.readLine()) {
            if (!text.isBlank()) {
                session.receive(text).ifPresent(line::send);
            }
        }
        session.drain(LAST_ANSWERS);
    }

    /** Writes one message a line, whole, from whichever thread. */
    private record OutputLine(PrintStream out) implements ClientLine {

        @Override
        public void send(String message) {
            synchronized (out) {
                out.print(lineSafe(message));
                out.print('\n');
                out.flush();
            }
        }

        // Some clients take these two for the end of a line; in JSON they stand only inside strings, where they may be
        // escaped.
        private static String lineSafe(String message) {
            return message.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
        }

        @Override
        public void dismiss(String reason) {
            // The local shell is always welcome.
        }
    }
}
