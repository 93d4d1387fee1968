package dev.alecs.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.testing.TemporaryData;
import dev.alecs.testing.TestTools;
import dev.alecs.tool.ToolRegistry;
import dev.alecs.tool.ToolView;
import dev.alecs.tool.ToolViews;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a list of tools costs a client's model, in tokens by the rule of thumb of four characters each. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class ListCostTest {

    @Inject
    ToolList lists;

    @Inject
    ToolViews views;

    @Inject
    ToolRegistry registry;

    @Test
    void noViewCostsMoreThanAModelHasRoomFor() {
        assertThat(tokens("search")).isLessThanOrEqualTo(1_500);
        assertThat(tokens("essential")).isLessThanOrEqualTo(8_000);
        assertThat(tokens("all")).isLessThanOrEqualTo(300_000);
        assertThat(toolsets()).allSatisfy(toolset -> assertThat(tokens(toolset)).isLessThanOrEqualTo(25_000));
    }

    /** Some clients refuse all tools of a server over one schema they do not understand. */
    @Test
    void everyListedSchemaIsOneThatAnyClientTakes() {
        for (var page : pages(view("all"))) {
            for (var tool : MessageWriter.tree(page).path("tools")) {
                var schema = tool.path("inputSchema");
                assertThat(schema.path("type").asText()).as(tool.toString()).isEqualTo("object");
                assertThat(Set.of("oneOf", "anyOf", "allOf", "$ref"))
                        .as(tool.toString())
                        .noneMatch(schema::has);
                assertThat(tool.path("name").asText()).matches("[a-z0-9-]{1,64}");
                assertThat(references(schema)).as(tool.toString()).isEmpty();
            }
        }
    }

    private static List<JsonNode> references(JsonNode schema) {
        return schema.findValues("$ref");
    }

    private int tokens(String view) {
        return pages(view(view)).stream().mapToInt(String::length).sum() / 4;
    }

    private ToolView view(String name) {
        return views.of(Optional.of(name), Optional.empty());
    }

    private List<String> pages(ToolView view) {
        var pages = new ArrayList<String>();
        var page = Optional.of(lists.first(view));
        while (page.isPresent()) {
            pages.add(page.get());
            page = Optional.ofNullable(MessageWriter.tree(page.get()).get("nextCursor"))
                    .flatMap(cursor -> lists.at(view, cursor.asText()));
        }
        return pages;
    }

    private Set<String> toolsets() {
        var toolsets = new TreeSet<String>();
        registry.tools().forEach(tool -> toolsets.add(tool.definition().toolset()));
        toolsets.remove(TestTools.TOOLSET);
        return toolsets;
    }
}
