package dev.alecs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alecs.token.IssuedToken;
import dev.alecs.token.TokenService;
import dev.alecs.tool.OperationTool;
import dev.alecs.tool.ToolRegistry;
import dev.alecs.tool.ToolViews;
import io.quarkus.runtime.Quarkus;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code alecs demo}: the whole server against a simulated Akamai, ready to be talked to. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts the server with a simulated Akamai and a token for this run. Needs no account; Ctrl-C ends it.")
final class DemoCommand implements Callable<Integer> {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final ToolRegistry registry;
    private final ToolViews views;
    private final TokenService tokens;
    private final ObjectMapper json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DemoOptions options = new DemoOptions();

    DemoCommand(ToolRegistry registry, ToolViews views, TokenService tokens, ObjectMapper json) {
        this.registry = registry;
        this.views = views;
        this.tokens = tokens;
        this.json = json;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        try (var demo = Demo.current().orElseThrow()) {
            demo.simulator()
                    .learn(registry.tools().stream()
                            .filter(OperationTool.class::isInstance)
                            .map(tool -> ((OperationTool) tool).operation())
                            .toList());
            var issued = tokens.issue("alecs demo", A_DAY);
            spec.commandLine().getOut().println(options.json ? line(demo, issued) : welcome(demo, issued));
            Quarkus.waitForExit();
        }
        return 0;
    }

    private String line(Demo demo, IssuedToken issued) throws JsonProcessingException {
        return json.writeValueAsString(json.createObjectNode()
                .put("url", url())
                .put("token", issued.secret())
                .put("tokenId", issued.token().id().value())
                .put("simulator", demo.simulator().url().toString())
                .put("edgerc", demo.edgerc().toString())
                .put("data", demo.data().toString()));
    }

    private String welcome(Demo demo, IssuedToken issued) {
        return """

                ALECS demo. Akamai is SIMULATED: nothing here reaches a real account, and nothing outlives this run.

                  URL       %1$s
                  Token     %2$s
                  Tools     %3$d, of which the view "%6$s" lists %7$d; a client lists all with %1$s?view=all
                  Simulator %4$s

                Claude Desktop (claude_desktop_config.json):

                  {
                    "mcpServers": {
                      "alecs-demo": {
                        "command": "%5$s",
                        "args": ["bridge"],
                        "env": {
                          "ALECS_WS_URL": "%1$s",
                          "ALECS_TOKEN": "%2$s"
                        }
                      }
                    }
                  }

                wscat:

                  npx wscat -s mcp -c %1$s -H "Authorization: Bearer %2$s"

                Then ask: "List my Akamai properties and tell me which are not on production."

                Ctrl-C ends the demo.""".formatted(
                        url(),
                        issued.secret(),
                        registry.tools().size(),
                        demo.simulator().url(),
                        launcher(),
                        views.usual(),
                        listed());
    }

    private long listed() {
        var usual = views.usual();
        return registry.tools().stream()
                .filter(tool -> usual.shows(tool.definition()))
                .count();
    }

    private static String url() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        return "ws://127.0.0.1:" + port + "/mcp";
    }

    // The launcher says where it is, because a client starts the bridge from wherever it likes.
    private static String launcher() {
        return System.getProperty("alecs.launcher", "alecs").replace("\\", "\\\\");
    }
}
