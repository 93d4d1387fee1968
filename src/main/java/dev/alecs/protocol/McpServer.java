package dev.alecs.protocol;

import dev.alecs.access.Caller;
import dev.alecs.tool.ToolDispatcher;
import dev.alecs.tool.ToolView;
import dev.alecs.tool.ToolViews;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Opens a {@link McpSession} for each connection; where a transport enters the protocol. */
@Singleton
public final class McpServer {

    private static final Logger LOG = Logger.getLogger(McpServer.class);

    private final ToolList tools;
    private final ToolViews views;
    private final ToolDispatcher dispatcher;
    private final String version;
    private final int maxInFlight;

    /** @param maxInFlight how many tool calls one connection may have running at once */
    @Inject
    McpServer(
            ToolList tools,
            ToolViews views,
            ToolDispatcher dispatcher,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "alecs.max-requests-in-flight", defaultValue = "64") int maxInFlight) {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("alecs.max-requests-in-flight must be at least 1, not " + maxInFlight);
        }
        this.tools = tools;
        this.views = views;
        this.dispatcher = dispatcher;
        this.version = version;
        this.maxInFlight = maxInFlight;
    }

    /** Why a connection cannot have what it asks to be shown; empty when it can. */
    public Optional<String> complaint(ViewRequest request) {
        try {
            views.of(request.view(), request.toolsets());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Begins a conversation.
     *
     * @throws IllegalArgumentException when there is a {@link #complaint} about the request
     */
    public McpSession open(Caller caller, ViewRequest request, ClientLine line) {
        return new McpSession(
                caller, view(caller, request), tools, new RunningCalls(caller, line, dispatcher, maxInFlight), version);
    }

    private ToolView view(Caller caller, ViewRequest request) {
        return request.isEmpty()
                ? caller.view().flatMap(this::ofToken).orElseGet(views::usual)
                : views.of(request.view(), request.toolsets());
    }

    // A toolset may have gone since the token was issued; that must not lock its holder out.
    private Optional<ToolView> ofToken(String view) {
        try {
            return Optional.of(views.read("The view of a token", view));
        } catch (IllegalArgumentException e) {
            LOG.warn(e.getMessage());
            return Optional.empty();
        }
    }
}
