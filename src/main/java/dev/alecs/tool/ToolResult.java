package dev.alecs.tool;

import java.util.List;

/**
 * What a call tells the model.
 *
 * @param texts the answer, or what went wrong and what to try next; one MCP text block each
 * @param failed MCP's {@code isError}
 */
public record ToolResult(List<String> texts, boolean failed) {

    public ToolResult {
        texts = List.copyOf(texts);
    }

    public static ToolResult of(String text) {
        return new ToolResult(List.of(text), false);
    }

    public static ToolResult failed(String text) {
        return new ToolResult(List.of(text), true);
    }
}
