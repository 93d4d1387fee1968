package dev.alecs.protocol;

import dev.alecs.access.Caller;
import dev.alecs.tool.ToolDispatcher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens a {@link McpSession} for each connection; where a transport enters the protocol. */
@Singleton
public final class McpServer {

    private final ToolList tools;
    private final ToolDispatcher dispatcher;
    private final String version;
    private final int maxInFlight;

    /** @param maxInFlight how many tool calls one connection may have running at once */
    @Inject
    McpServer(
            ToolList tools,
            ToolDispatcher dispatcher,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "alecs.max-requests-in-flight", defaultValue = "64") int maxInFlight) {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("alecs.max-requests-in-flight must be at least 1, not " + maxInFlight);
        }
        this.tools = tools;
        this.dispatcher = dispatcher;
        this.version = version;
        this.maxInFlight = maxInFlight;
    }

    public McpSession open(Caller caller, ClientLine line) {
        return new McpSession(caller, tools, new RunningCalls(caller, line, dispatcher, maxInFlight), version);
    }
}
