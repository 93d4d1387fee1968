package dev.alecs.cli.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alecs.testing.SimulatedAkamai;
import dev.alecs.testing.TemporaryData;
import dev.alecs.tool.ToolRegistry;
import dev.alecs.tool.ToolViews;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands about tools and tokens, as they are typed, on a simulated Akamai. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
@QuarkusTestResource(value = SimulatedAkamai.class, restrictToAnnotatedClass = true)
class CommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    CommandLine commandLine;

    @Inject
    ToolRegistry registry;

    @Inject
    ToolViews views;

    @TempDir
    private Path folder;

    /** What a command left. */
    private record Ended(int code, String out, String err) {

        JsonNode json() throws Exception {
            return JSON.readTree(out);
        }
    }

    @Test
    void toolsAloneListsAllOfThem() {
        var ended = run("tools");

        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines()).hasSize(registry.tools().size() + 1);
        assertThat(ended.out()).endsWith(registry.tools().size() + " tools\n").doesNotContain("…");
        assertThat(run("tools", "list")).isEqualTo(ended);
    }

    @Test
    void aListIsWhatAClientWithThatViewIsShown() throws Exception {
        var view = views.read("view", "essential");

        var names = run("tools", "list", "--view", "essential", "--json").json().findValuesAsText("name");

        assertThat(names)
                .containsExactlyElementsOf(registry.tools().stream()
                        .filter(tool -> view.shows(tool.definition()))
                        .map(tool -> tool.definition().name())
                        .toList());
    }

    @Test
    void aListMayBeNarrowedByToolsetAndEffect() throws Exception {
        var listed = run("tools", "--toolset", "purge", "--effect", "destroy", "--json")
                .json();

        assertThat(listed.findValuesAsText("name")).contains("delete-by-url").doesNotContain("search-tools");
        assertThat(listed.findValuesAsText("toolset")).containsOnly("purge");
        assertThat(listed.findValuesAsText("effect")).containsOnly("destroy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--view", "--toolsets", "--toolset"})
    void whatIsUnknownIsAnsweredWithWhatThereIs(String option) {
        var ended = run("tools", "list", option, "nonsense");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines()).singleElement().asString().contains("\"nonsense\"", "edge-dns, ");
    }

    @Test
    void aSearchFindsTheToolForATask() throws Exception {
        var found = run("tools", "search", "purge", "a", "url", "--limit", "3", "--json");

        assertThat(found.code()).isZero();
        assertThat(found.json().findValuesAsText("name"))
                .hasSizeLessThanOrEqualTo(3)
                .contains("invalidate-by-url");
    }

    @Test
    void aSearchThatFindsNothingSaysSo() {
        var ended = run("tools", "search", "qwxyz");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("no tool fits");
    }

    @Test
    void aDescriptionHasWhatACallNeeds() {
        var ended = run("tools", "describe", "activate-property");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains(
                        "activate: changes what the edge serves",
                        "notifyEmails",
                        "required",
                        "One of STAGING, PRODUCTION.",
                        "POST /papi/v1/properties/{propertyId}/activations",
                        "alecs tools call activate-property propertyId=",
                        " body.network=STAGING ");
    }

    @Test
    void everyToolCanBeDescribed() {
        assertThat(registry.tools())
                .allSatisfy(tool -> assertThat(new ToolPage(tool, 80).lines())
                        .contains("Example")
                        .anyMatch(line -> line.startsWith(
                                "  alecs tools call " + tool.definition().name())));
    }

    @Test
    void aDescriptionInJsonIsTheToolWhole() throws Exception {
        var description =
                run("tools", "describe", "activate-property", "--json").json();

        assertThat(description.at("/inputSchema/properties/body/required")).isNotEmpty();
        assertThat(description.at("/operation/method").asText()).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"describe", "call"})
    void anUnknownToolIsAnsweredWithTheNearest(String command) {
        var ended = run("tools", command, "list-propertys");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("list-propertys", "list-properties");
    }

    @Test
    void aCallPrintsTheAnswer() throws Exception {
        var ended = run("tools", "call", "get-property", "propertyId=prp_175002");

        assertThat(ended.code()).isZero();
        assertThat(ended.json().at("/properties/items/0/propertyName").asText()).isEqualTo("www.example.com");
    }

    @Test
    void aCallWithAllOptionsReadsFilesAndWritesOne() throws Exception {
        var arguments = Files.writeString(folder.resolve("arguments.json"), "{\"propertyId\":\"prp_1\"}");
        var answer = folder.resolve("answer.json");

        var ended = run(
                "tools",
                "call",
                "get-property",
                "--arguments",
                "@" + arguments,
                "--section",
                "simulated",
                "--account-key",
                "1-SIM2:1-2RBL",
                "--json",
                "--output",
                answer.toString(),
                "propertyId=prp_175002");

        assertThat(ended.out()).isEmpty();
        assertThat(JSON.readTree(answer.toFile()).has("content")).isTrue();
    }

    @Test
    void aRefusalIsNoAnswer() {
        var ended = run("tools", "call", "get-property", "propertyId=prp_1");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("Akamai refused", "prp_1");
    }

    @Test
    void argumentsThatDoNotFitSendNothing() {
        var ended = run("tools", "call", "list-properties", "contractId=ctr_1-SIMA1");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("Nothing was sent", "\"groupId\" is missing");
    }

    @Test
    void aSectionThatTheToolDoesNotTakeIsBadUsage() {
        var ended = run("tools", "call", "list-api-tokens", "--section", "simulated");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).isEqualTo("alecs: list-api-tokens takes no --section.\n");
    }

    @Test
    void aToolThatCannotBeUndoneNeedsAYes() {
        var call =
                List.of("tools", "call", "delete-by-url", "network=staging", "body.objects=https://www.example.com/");

        var refused = run(call.toArray(String[]::new));
        var called = run(Stream.concat(call.stream(), Stream.of("--yes")).toArray(String[]::new));

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("Effect destroy", "Section simulated", "--yes");
        assertThat(called.code()).isZero();
        assertThat(called.out()).contains("purgeId");
    }

    @Test
    void anAnswerWithoutAPlaceToGoIsNotAskedFor() {
        var ended = run("tools", "call", "list-contracts", "--output", folder.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--output", folder.toString());
    }

    @Test
    void aTokenHasTheViewItWasIssuedWith() throws Exception {
        var issued = run("token", "issue", "--description", "with a view", "--view", "core", "--json")
                .json();
        var byTool = run("tools", "call", "generate-api-token", "description=by a tool", "view=purge,edge-dns")
                .json();

        var listed = run("token", "list", "--json").json();
        var listedByTool = run("tools", "call", "list-api-tokens").json().path("tokens");

        assertThat(issued.path("view").asText()).isEqualTo("core");
        assertThat(byTool.path("view").asText()).isEqualTo("purge,edge-dns");
        assertThat(listed).isEqualTo(listedByTool);
        assertThat(listed.findValuesAsText("view")).contains("core", "purge,edge-dns");
        assertThat(run("token", "list").out()).contains("view core  with a view");
    }

    @Test
    void aTokenIsNotIssuedForAViewThatIsNone() {
        var command = run("token", "issue", "--description", "x", "--view", "nonsense");
        var tool = run("tools", "call", "generate-api-token", "description=x", "view=nonsense");

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("\"nonsense\"", "essential");
        assertThat(tool.code()).isEqualTo(1);
        assertThat(tool.err()).contains("\"nonsense\"", "essential");
    }

    private Ended run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new Ended(code, out.toString(), err.toString());
    }
}
