package dev.alecs.protocol;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolRegistry;
import dev.alecs.tool.ToolView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The answers to {@code tools/list}, page by page, encoded once for each view.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination">MCP pagination</a>
 */
@Singleton
final class ToolList {

    /** How many views are kept ready; clients can make up combinations of toolsets without end. */
    private static final int KEPT = 64;

    private final ToolRegistry registry;
    private final int pageSize;
    private final Map<ToolView, List<String>> kept = new ConcurrentHashMap<>();

    /** @param pageSize tools per page; generous by default, because some clients never ask for a second page */
    @Inject
    ToolList(
            ToolRegistry registry, @ConfigProperty(name = "alecs.tools.page-size", defaultValue = "250") int pageSize) {
        if (pageSize < 1) {
            throw new IllegalArgumentException("alecs.tools.page-size must be at least 1, not " + pageSize);
        }
        this.registry = registry;
        this.pageSize = pageSize;
    }

    String first(ToolView view) {
        return pages(view).getFirst();
    }

    /** The page that a {@code nextCursor} of ours points to; empty for any other text. */
    Optional<String> at(ToolView view, String cursor) {
        var pages = pages(view);
        for (int page = 1; page < pages.size(); page++) {
            if (cursor(page).equals(cursor)) {
                return Optional.of(pages.get(page));
            }
        }
        return Optional.empty();
    }

    private List<String> pages(ToolView view) {
        var ready = kept.get(view);
        if (ready != null) {
            return ready;
        }
        return kept.size() < KEPT ? kept.computeIfAbsent(view, this::encoded) : encoded(view);
    }

    private List<String> encoded(ToolView view) {
        var shown = registry.tools().stream()
                .map(Tool::definition)
                .filter(view::shows)
                .toList();
        var pages = new ArrayList<String>();
        int count = Math.max((shown.size() + pageSize - 1) / pageSize, 1);
        for (int page = 0; page < count; page++) {
            var tools = shown.stream()
                    .skip((long) page * pageSize)
                    .limit(pageSize)
                    .map(ToolList::entry)
                    .collect(Collectors.joining(",", "{\"tools\":[", "]"));
            pages.add(tools + (page + 1 < count ? ",\"nextCursor\":\"" + cursor(page + 1) + "\"}" : "}"));
        }
        return List.copyOf(pages);
    }

    // The schema is JSON already: it is set in as it is, never read.
    private static String entry(ToolDefinition tool) {
        return "{\"name\":\"" + tool.name()
                + "\",\"description\":" + TextNode.valueOf(tool.listing().description())
                + ",\"inputSchema\":" + tool.listing().inputSchema()
                + ",\"annotations\":" + annotations(tool) + "}";
    }

    private static String annotations(ToolDefinition tool) {
        return MessageWriter.object()
                .put("title", tool.title())
                .put("readOnlyHint", tool.effect().isReadOnly())
                .put("destructiveHint", tool.effect().isDestructive())
                .put("idempotentHint", tool.idempotent())
                .toString();
    }

    private static String cursor(int page) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("page:" + page).getBytes(StandardCharsets.US_ASCII));
    }
}
