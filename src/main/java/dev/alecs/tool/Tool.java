package dev.alecs.tool;

import dev.alecs.catalog.ToolDefinition;

/**
 * Something a client can call by name.
 *
 * <p>Called on a virtual thread of its own, by many callers at once. A cancelled call is interrupted.
 */
public interface Tool {

    ToolDefinition definition();

    /**
     * Runs once, with arguments that fit {@link ToolDefinition#inputSchema()}.
     *
     * @return what to tell the model; expected failures are results too, see {@link ToolResult#failed}
     * @throws InterruptedException when the caller cancelled
     */
    ToolResult call(ToolCall call) throws InterruptedException;
}
