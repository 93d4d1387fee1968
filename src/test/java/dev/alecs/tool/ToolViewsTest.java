package dev.alecs.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alecs.testing.TemporaryData;
import dev.alecs.tool.ToolView.Breadth;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class ToolViewsTest {

    private static final Set<String> SEARCH_TOOLS =
            Set.of("search-tools", "describe-tool", "call-read-tool", "call-write-tool");

    @Inject
    ToolViews views;

    @Inject
    ToolRegistry registry;

    @Test
    void theEssentialToolsExistAndAreFewEnoughToChooseFrom() {
        assertThat(registry.tools().stream().map(tool -> tool.definition().name()))
                .containsAll(EssentialTools.NAMES);
        assertThat(EssentialTools.NAMES).hasSizeLessThanOrEqualTo(EssentialTools.MOST);
        assertThat(views.usual()).isEqualTo(new ToolView(Breadth.ESSENTIAL, Collections.emptySortedSet()));
    }

    @Test
    void theSearchToolsAreInEveryView() {
        for (var view : new String[] {"search", "essential", "core", "all", "purge"}) {
            assertThat(shown(views.of(Optional.of(view), Optional.empty())))
                    .as(view)
                    .containsAll(SEARCH_TOOLS);
        }
        assertThat(shown(views.of(Optional.of("search"), Optional.empty()))).isEqualTo(SEARCH_TOOLS);
    }

    @Test
    void aListOfToolsetsNarrowsAView() {
        var core = shown(views.of(Optional.of("core"), Optional.of("edge-dns, purge")));
        var all = shown(views.of(Optional.empty(), Optional.of("edge-dns,purge")));

        assertThat(core).contains("list-zones", "delete-by-url").doesNotContain("list-tsig-keys", "list-properties");
        assertThat(all).contains("list-zones", "list-tsig-keys").doesNotContain("list-properties");
        assertThat(views.of(Optional.of("purge,edge-dns"), Optional.empty()))
                .isEqualTo(views.of(Optional.empty(), Optional.of("edge-dns,purge")));
    }

    @Test
    void whatIsNoViewIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> views.of(Optional.of("dns"), Optional.empty()))
                .hasMessageContainingAll("\"dns\"", "essential", "edge-dns");
        assertThatThrownBy(() -> views.of(Optional.empty(), Optional.of("edge-dns,nothing")))
                .hasMessageContaining("\"nothing\"");
        assertThatThrownBy(() -> views.of(Optional.of(","), Optional.empty())).hasMessageContaining("there is no view");
    }

    private Set<String> shown(ToolView view) {
        return registry.tools().stream()
                .map(Tool::definition)
                .filter(view::shows)
                .map(tool -> tool.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
