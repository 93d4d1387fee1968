package dev.alecs.tool;

/**
 * What a call tells the model.
 *
 * @param text the answer, or what went wrong and what to try next
 * @param failed MCP's {@code isError}
 */
public record ToolResult(String text, boolean failed) {

    public static ToolResult of(String text) {
        return new ToolResult(text, false);
    }

    public static ToolResult failed(String text) {
        return new ToolResult(text, true);
    }
}
