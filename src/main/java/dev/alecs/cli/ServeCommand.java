package dev.alecs.cli;

import dev.alecs.protocol.McpServer;
import dev.alecs.search.ToolSearch;
import dev.alecs.token.TokenService;
import dev.alecs.tool.ToolViews;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.inject.Instance;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;

/** {@code alecs serve}: the server itself. */
@Command(
        name = "serve",
        description = "Serves MCP over WebSocket. Settings come from the environment: docs/operations.md lists them.")
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = Logger.getLogger("alecs");

    private final TokenService tokens;
    private final Instance<McpServer> server;
    private final ToolViews views;
    private final ToolSearch search;

    ServeCommand(TokenService tokens, Instance<McpServer> server, ToolViews views, ToolSearch search) {
        this.tokens = tokens;
        this.server = server;
        this.views = views;
        this.search = search;
    }

    @Override
    public Integer call() throws UnknownHostException {
        // A wrong master key, an unusable folder or a bad setting stops the start, not the first call.
        tokens.open();
        server.get();
        views.usual();
        var config = ConfigProvider.getConfig();
        var host = config.getValue("quarkus.http.host", String.class);
        LOG.infof(
                "Serving MCP on ws://%s:%d%s",
                host,
                config.getValue("quarkus.http.port", Integer.class),
                config.getValue("alecs.ws.path", String.class));
        if (!InetAddress.getByName(host).isLoopbackAddress()) {
            LOG.warn("Tokens cross the network in the clear unless TLS ends in front of this server. Set"
                    + " ALECS_WS_HOST=127.0.0.1 to serve this machine only.");
        }
        search.prepare();
        Quarkus.waitForExit();
        return 0;
    }
}
