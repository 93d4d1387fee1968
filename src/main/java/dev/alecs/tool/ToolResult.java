package dev.alecs.tool;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a call tells the model.
 *
 * @param contents the answer, or what went wrong and what to try next
 * @param failed MCP's {@code isError}
 */
public record ToolResult(List<Content> contents, boolean failed) {

    public ToolResult {
        contents = List.copyOf(contents);
    }

    public static ToolResult of(String text) {
        return new ToolResult(List.of(new Content.Text(text)), false);
    }

    public static ToolResult failed(String text) {
        return new ToolResult(List.of(new Content.Text(text)), true);
    }

    /** What there is to read. */
    public List<String> texts() {
        return contents.stream()
                .flatMap(content -> switch (content) {
                    case Content.Text(var text) -> Stream.of(text);
                    case Content.Resource _, Content.Image _ -> Stream.empty();
                })
                .toList();
    }
}
