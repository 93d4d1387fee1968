package dev.alecs.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.ToolDefinition;

/**
 * Calls another tool by its name, so that a client can reach tools that it does not list.
 *
 * <p>The {@link ToolDispatcher} puts the other tool in its place: what is decided, checked and recorded is the other one's call.
 */
public final class RelayTool implements Tool {

    private static final String SCHEMA = """
            {"type":"object","properties":{\
            "name":{"type":"string","description":"The tool to call, from search-tools."},\
            "arguments":{"type":"object","description":"Its arguments, as describe-tool shows them."}},\
            "required":["name"],"additionalProperties":false}""";

    private final ToolDefinition definition;
    private final boolean onlyReads;

    private RelayTool(ToolDefinition definition, boolean onlyReads) {
        this.definition = definition;
        this.onlyReads = onlyReads;
    }

    /** The one that a client may let pass without asking: it takes only tools that read. */
    public static RelayTool reading() {
        return new RelayTool(
                ToolDefinition.listedWhole(
                        "call-read-tool",
                        ToolView.SEARCH_TOOLSET,
                        Effect.READ,
                        true,
                        "Call any tool that only reads",
                        "Call any tool that only reads, by its name. For tools that search-tools found and that are not listed"
                                + " here; a tool that changes something is refused. Same rights, checks and answers as a direct call.",
                        SCHEMA),
                true);
    }

    /** The one that takes any tool, and so counts as the most dangerous. */
    public static RelayTool any() {
        return new RelayTool(
                ToolDefinition.listedWhole(
                        "call-write-tool",
                        ToolView.SEARCH_TOOLSET,
                        Effect.DESTROY,
                        false,
                        "Call any tool, also one that changes or deletes",
                        "Call any tool by its name, also one that changes, activates or deletes. For tools that search-tools found"
                                + " and that are not listed here; read describe-tool first and tell the user what will happen."
                                + " Same rights, checks and answers as a direct call.",
                        SCHEMA),
                false);
    }

    /** Whether it may be asked to call this one. */
    boolean takes(ToolDefinition other) {
        return !onlyReads || other.effect().isReadOnly();
    }

    static String name(ObjectNode arguments) {
        return arguments.path("name").asText();
    }

    static ObjectNode arguments(ObjectNode arguments) {
        return arguments.path("arguments") instanceof ObjectNode given ? given : arguments.objectNode();
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public ToolResult call(ToolCall call) {
        throw new IllegalStateException("Only the dispatcher can call another tool");
    }
}
