package dev.alecs.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The answers to {@code tools/list}, page by page, encoded once at start.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination">MCP pagination</a>
 */
@Singleton
final class ToolList {

    private final List<String> pages;

    /** @param pageSize tools per page; generous by default, because some clients never ask for a second page */
    @Inject
    ToolList(
            ToolRegistry registry, @ConfigProperty(name = "alecs.tools.page-size", defaultValue = "250") int pageSize) {
        if (pageSize < 1) {
            throw new IllegalArgumentException("alecs.tools.page-size must be at least 1, not " + pageSize);
        }
        this.pages = pages(registry.tools(), pageSize);
    }

    String first() {
        return pages.getFirst();
    }

    /** The page that a {@code nextCursor} of ours points to; empty for any other text. */
    Optional<String> at(String cursor) {
        for (int page = 1; page < pages.size(); page++) {
            if (cursor(page).equals(cursor)) {
                return Optional.of(pages.get(page));
            }
        }
        return Optional.empty();
    }

    private static List<String> pages(List<Tool> tools, int pageSize) {
        var pages = new ArrayList<String>();
        int count = Math.max((tools.size() + pageSize - 1) / pageSize, 1);
        for (int page = 0; page < count; page++) {
            var node = MessageWriter.object();
            var shown = node.putArray("tools");
            tools.stream()
                    .skip((long) page * pageSize)
                    .limit(pageSize)
                    .forEach(tool -> shown.add(shown(tool.definition())));
            if (page + 1 < count) {
                node.put("nextCursor", cursor(page + 1));
            }
            pages.add(node.toString());
        }
        return List.copyOf(pages);
    }

    private static JsonNode shown(ToolDefinition tool) {
        var node = MessageWriter.object()
                .put("name", tool.name())
                .put("title", tool.title())
                .put("description", tool.description());
        node.set("inputSchema", MessageWriter.tree(tool.inputSchema()));
        node.putObject("annotations")
                .put("title", tool.title())
                .put("readOnlyHint", tool.effect().isReadOnly())
                .put("destructiveHint", tool.effect().isDestructive())
                .put("idempotentHint", tool.idempotent())
                .put("openWorldHint", true);
        return node;
    }

    private static String cursor(int page) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("page:" + page).getBytes(StandardCharsets.US_ASCII));
    }
}
