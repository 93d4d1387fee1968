package dev.alecs.cli.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.edgegrid.Credentials;
import dev.alecs.testing.Operations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {

    private static final Credentials CREDENTIALS = new Credentials(Path.of("nowhere"), "default", Map.of());

    private final List<String> questions = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"READ", "WRITE"})
    void harmlessToolsAskNothing(Effect effect) {
        assertThat(consent("no").given(tool(effect), arguments())).isTrue();
        assertThat(questions).isEmpty();
    }

    @Test
    void aToolThatActivatesIsNamedWithItsEffectAndSection() {
        var given = consent("yes").given(tool(Effect.ACTIVATE), arguments().put("section", "papi"));

        assertThat(given).isTrue();
        assertThat(questions)
                .singleElement()
                .asString()
                .startsWith("a-tool: Do a thing. Effect activate: it changes what the edge serves. Section papi.");
    }

    @Test
    void theUsualSectionAndTheAccountAreNamedAsWell() {
        consent("yes").given(tool(Effect.DESTROY), arguments().put("accountSwitchKey", "1-A:1-B"));

        assertThat(questions)
                .singleElement()
                .asString()
                .contains("Effect destroy: it cannot be undone. Section default. Account 1-A:1-B.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "y", "Yes"})
    void onlyYesIsYes(String answer) {
        assertThat(consent(answer).given(tool(Effect.DESTROY), arguments())).isFalse();
    }

    @Test
    void whereNobodyCanBeAskedItTakesTheOption() {
        var consent = new Consent(new Someone(false, "yes"), CREDENTIALS);

        assertThatThrownBy(() -> consent.given(tool(Effect.ACTIVATE), arguments()))
                .isInstanceOf(BadUsage.class)
                .hasMessageStartingWith("a-tool: Do a thing. Effect activate")
                .hasMessageEndingWith("it needs --yes.");
        assertThat(questions).isEmpty();
    }

    private Consent consent(String answer) {
        return new Consent(new Someone(true, answer), CREDENTIALS);
    }

    private static ToolDefinition tool(Effect effect) {
        return Operations.tool("a-tool", effect, "{\"properties\":{\"section\":{},\"accountSwitchKey\":{}}}");
    }

    private static ObjectNode arguments() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A terminal that remembers what it asked. */
    private final class Someone implements Terminal {

        private final boolean there;
        private final String answer;

        private Someone(boolean there, String answer) {
            this.there = there;
            this.answer = answer;
        }

        @Override
        public boolean isInteractive() {
            return there;
        }

        @Override
        public int width() {
            return 80;
        }

        @Override
        public String ask(String question) {
            questions.add(question);
            return answer;
        }
    }
}
