package dev.alecs.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.access.Caller;
import dev.alecs.protocol.Message.Malformed;
import dev.alecs.protocol.Message.Notification;
import dev.alecs.protocol.Message.Request;
import dev.alecs.protocol.Message.Response;
import dev.alecs.tool.ToolView;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One client's conversation.
 *
 * <p>{@link #receive} is called by one thread at a time and never blocks: tool calls run on threads of their own and answer
 * through the {@link ClientLine}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle">MCP lifecycle</a>
 */
public final class McpSession {

    private static final Logger LOG = Logger.getLogger(McpSession.class);
    private static final String EMPTY = "{}";
    private final Caller caller;
    private final ToolView view;
    private final ToolList tools;
    private final RunningCalls calls;
    private final String version;
    private boolean initialized;

    McpSession(Caller caller, ToolView view, ToolList tools, RunningCalls calls, String version) {
        this.caller = caller;
        this.view = view;
        this.tools = tools;
        this.calls = calls;
        this.version = version;
    }

    /**
     * Takes one message.
     *
     * @return the answer if there is one at once; an answer of a tool call comes later, through the line
     */
    public Optional<String> receive(String frame) {
        return switch (MessageReader.read(frame)) {
            case Request request -> answer(request);
            case Notification notification -> {
                heed(notification);
                yield Optional.empty();
            }
            case Response _ -> Optional.empty();
            case Malformed(var id, var error) -> Optional.of(MessageWriter.error(id, error));
        };
    }

    /** Waits until the running calls have answered. */
    public void drain(Duration atMost) throws InterruptedException {
        calls.drain(atMost);
    }

    /** The line is gone: calls that only read are given up, changes run to their end. */
    public void close() {
        calls.abandon();
    }

    private Optional<String> answer(Request request) {
        return switch (request.method()) {
            case "initialize" -> Optional.of(initialize(request));
            case "ping" -> Optional.of(MessageWriter.result(request.id(), EMPTY));
            case "tools/list" -> Optional.of(listTools(request));
            case "tools/call" -> callTool(request);
            default ->
                Optional.of(MessageWriter.error(
                        request.id(),
                        new RpcError(
                                RpcError.METHOD_NOT_FOUND, "There is no method \"" + shown(request.method()) + "\"")));
        };
    }

    private void heed(Notification notification) {
        switch (notification.method()) {
            case "notifications/cancelled" -> calls.cancel(notification.params().path("requestId"));
            case "notifications/initialized" -> LOG.debugf("Client of %s is ready", caller.id());
            default -> LOG.debugf("Ignored a notification from %s", caller.id());
        }
    }

    private String initialize(Request request) {
        var requested = request.params().path("protocolVersion");
        if (initialized) {
            return invalid(request, RpcError.INVALID_REQUEST, "This connection is initialized already");
        }
        if (!requested.isTextual()) {
            return invalid(
                    request, RpcError.INVALID_PARAMS, "\"protocolVersion\" is missing: a date such as 2025-11-25");
        }
        initialized = true;
        logClient(request.params().path("clientInfo"));
        var result = MessageWriter.object()
                .put("protocolVersion", Revision.negotiate(requested.asText()).date());
        result.putObject("capabilities").putObject("tools");
        result.putObject("serverInfo")
                .put("name", "alecs")
                .put("title", "ALECS, operations for the Akamai CDN")
                .put("version", version);
        result.put("instructions", instructions());
        return MessageWriter.result(request.id(), result.toString());
    }

    private String instructions() {
        return """
                ALECS operates the Akamai CDN: every operation of its APIs is a tool. This connection lists the view "%s", not all of \
                them: search-tools finds a tool by what you want to do, describe-tool shows its arguments whole, and call-read-tool and \
                call-write-tool call any tool that is not listed. Every Akamai tool takes "section" (a section of the server's .edgerc, \
                for another customer's credentials) and, where Akamai allows it, "accountSwitchKey" (another account that these \
                credentials may manage); leave both out unless the user names one. Property Manager: most calls need a contractId and a \
                groupId, from list-contracts and list-groups. To change a property: create-property-version, patch-property-rules on \
                the new version, activate-property on STAGING, get-property-activation until ACTIVE, and only then PRODUCTION, after \
                asking the user. Tools that change live traffic are marked destructive: say what they will do before calling them.""".formatted(view);
    }

    private void logClient(JsonNode clientInfo) {
        LOG.infof(
                "Client %s %s speaks for %s",
                shown(clientInfo.path("name").asText("unnamed")),
                shown(clientInfo.path("version").asText("")),
                caller.id());
    }

    private String listTools(Request request) {
        var cursor = request.params().path("cursor");
        var page = cursor.isMissingNode() || cursor.isNull()
                ? Optional.of(tools.first(view))
                : tools.at(view, cursor.asText());
        return page.map(result -> MessageWriter.result(request.id(), result))
                .orElseGet(() -> invalid(
                        request,
                        RpcError.INVALID_PARAMS,
                        "\"cursor\" is not one that tools/list gave: start without it"));
    }

    private Optional<String> callTool(Request request) {
        var name = request.params().path("name");
        if (!name.isTextual()) {
            return Optional.of(invalid(request, RpcError.INVALID_PARAMS, "\"name\" is missing: the tool to call"));
        }
        var arguments = request.params().path("arguments");
        if (!arguments.isMissingNode() && !arguments.isNull() && !arguments.isObject()) {
            return Optional.of(invalid(request, RpcError.INVALID_PARAMS, "\"arguments\" must be an object"));
        }
        var given = arguments instanceof ObjectNode object ? object : MessageWriter.object();
        return calls.start(
                        request.id(),
                        name.asText(),
                        given,
                        request.params().path("_meta").path("progressToken"))
                .map(error -> MessageWriter.error(request.id(), error));
    }

    private static String invalid(Request request, int code, String message) {
        return MessageWriter.error(request.id(), new RpcError(code, message));
    }

    private static String shown(String text) {
        var printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= 80 ? printable : printable.substring(0, 80) + "…";
    }
}
