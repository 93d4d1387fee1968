package dev.alecs.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alecs.catalog.Effect;
import dev.alecs.catalog.ToolDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolIndexTest {

    private static final Map<String, List<String>> ASKED =
            Map.of("activate-property", List.of("ship the new shop to everybody"));

    private final ToolIndex index = new ToolIndex(
            List.of(
                    tool("list-enrollments", Effect.READ, "List certificates and when they end"),
                    tool("invalidate-by-url", Effect.WRITE, "Mark cached objects stale by URL"),
                    tool("activate-property", Effect.ACTIVATE, "Activate a property version on a network"),
                    tool("list-cp-codes", Effect.READ, "List CP codes"),
                    tool("activate-edgeworker", Effect.ACTIVATE, "Activate an EdgeWorker version")),
            name -> ASKED.getOrDefault(name, List.of()));

    @Test
    void aToolIsFoundByItsOwnWords() {
        assertThat(first("mark an object as stale")).isEqualTo("invalidate-by-url");
    }

    @Test
    void aToolIsFoundByWhatOperatorsSayForIt() {
        assertThat(first("ssl")).isEqualTo("list-enrollments");
        assertThat(first("flush it")).isEqualTo("invalidate-by-url");
    }

    @Test
    void aToolIsFoundByARequestThatIsKnownForIt() {
        assertThat(first("ship the shop")).isEqualTo("activate-property");
    }

    @Test
    void slipsOfTheKeyboardAreForgiven() {
        assertThat(first("lsit certifcates")).isEqualTo("list-enrollments");
        assertThat(first("activaet an edgewroker")).isEqualTo("activate-edgeworker");
    }

    @Test
    void aNameWrittenInTwoWordsIsTheSame() {
        assertThat(first("activate an edge worker")).isEqualTo("activate-edgeworker");
        assertThat(first("cpcode list")).isEqualTo("list-cp-codes");
    }

    @Test
    void onlyWhatIsWantedIsFound() {
        assertThat(index.find("activate what is on the list", tool -> tool.effect() == Effect.READ, 5))
                .extracting(hit -> hit.tool().effect())
                .containsOnly(Effect.READ);
        assertThat(index.find("activate a version", _ -> true, 1)).hasSize(1);
    }

    @Test
    void whatHasNothingToDoWithAnyToolFindsNone() {
        assertThat(index.find("qqqq zzzz", _ -> true, 5)).isEmpty();
        assertThat(index.find("", _ -> true, 5)).isEmpty();
        assertThat(index.find("the of and", _ -> true, 5)).isEmpty();
    }

    private String first(String request) {
        return index.find(request, _ -> true, 1).getFirst().tool().name();
    }

    private static ToolDefinition tool(String name, Effect effect, String title) {
        return ToolDefinition.listedWhole(name, "testing", effect, false, title, title + ".", "{\"type\":\"object\"}");
    }
}
