package dev.alecs.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.testing.Operations;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolCall;
import dev.alecs.tool.ToolRegistry;
import dev.alecs.tool.ToolResult;
import dev.alecs.tool.ToolView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToolListTest {

    private static final ToolView EVERYTHING = new ToolView(ToolView.Breadth.ALL, Collections.emptySortedSet());

    @Test
    void followingTheCursorsGivesEveryToolOnceInOrder() {
        var list = new ToolList(registry(7), 3);

        var names = new ArrayList<String>();
        var page = Optional.of(list.first(EVERYTHING));
        while (page.isPresent()) {
            var shown = MessageWriter.tree(page.get());
            shown.path("tools").forEach(tool -> names.add(tool.path("name").asText()));
            page = cursor(shown).flatMap(cursor -> list.at(EVERYTHING, cursor));
        }

        assertThat(names).containsExactly("tool-0", "tool-1", "tool-2", "tool-3", "tool-4", "tool-5", "tool-6");
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(cursor(MessageWriter.tree(new ToolList(registry(3), 3).first(EVERYTHING))))
                .isEmpty();
    }

    @Test
    void noToolsAreAnEmptyPage() {
        assertThat(MessageWriter.tree(new ToolList(registry(0), 3).first(EVERYTHING))
                        .path("tools"))
                .isEmpty();
    }

    @Test
    void aPageSizeBelowOneStopsTheStart() {
        assertThatThrownBy(() -> new ToolList(registry(1), 0)).hasMessageContaining("alecs.tools.page-size");
    }

    @Test
    void twoToolsOfOneNameStopTheStart() {
        var twins = List.<Tool>of(new NamedTool("twin"), new NamedTool("twin"));

        assertThatThrownBy(() -> new ToolRegistry(twins.stream())).hasMessageContaining("twin");
    }

    private static Optional<String> cursor(JsonNode page) {
        return Optional.ofNullable(page.get("nextCursor")).map(JsonNode::asText);
    }

    private static ToolRegistry registry(int count) {
        return new ToolRegistry(IntStream.range(0, count).mapToObj(i -> new NamedTool("tool-" + i)));
    }

    private record NamedTool(String name) implements Tool {

        @Override
        public ToolDefinition definition() {
            return Operations.tool(name, Effect.READ, "{\"type\":\"object\"}");
        }

        @Override
        public ToolResult call(ToolCall call) {
            return ToolResult.of(name);
        }
    }
}
