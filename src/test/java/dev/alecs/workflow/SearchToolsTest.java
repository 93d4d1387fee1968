package dev.alecs.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.access.Caller;
import dev.alecs.testing.TemporaryData;
import dev.alecs.tool.Dispatched;
import dev.alecs.tool.ToolCall;
import dev.alecs.tool.ToolDispatcher;
import dev.alecs.tool.ToolResult;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class SearchToolsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ToolDispatcher dispatcher;

    @Test
    void aRequestFindsToolsWithTheirEffectAndWhatTheyNeed() throws Exception {
        var found =
                answer("search-tools", "{'query':'push version 12 to staging'}").path("tools");

        assertThat(found.get(0).path("name").asText()).isEqualTo("activate-property");
        assertThat(found.get(0).path("effect").asText()).isEqualTo("activate");
        assertThat(found.get(0).path("needs").toString())
                .contains("propertyId", "body.propertyVersion", "body.network", "body.notifyEmails");
    }

    @Test
    void toolsetAndEffectNarrowWhatIsFound() throws Exception {
        var found = answer(
                        "search-tools",
                        "{'query':'change the records of a zone','toolset':'edge-dns','effect':'activate','limit':3}")
                .path("tools");

        assertThat(found).hasSize(3).allSatisfy(tool -> {
            assertThat(tool.path("toolset").asText()).isEqualTo("edge-dns");
            assertThat(tool.path("effect").asText()).isEqualTo("activate");
        });
    }

    @Test
    void anUnknownToolsetIsNamedWithThoseThereAre() {
        var result = call("search-tools", "{'query':'zones','toolset':'dns'}");

        assertThat(result.failed()).isTrue();
        assertThat(result.texts()).first().asString().contains("\"dns\"", "edge-dns");
    }

    @Test
    void aRequestThatNothingFitsSaysWhatToTry() {
        var result = call("search-tools", "{'query':'zzzz qqqq'}");

        assertThat(result.failed()).isTrue();
        assertThat(result.texts()).first().asString().contains("other words", "purge");
    }

    @Test
    void aToolIsDescribedWholeWithItsOperation() throws Exception {
        var whole = answer("describe-tool", "{'name':'create-enrollment'}");

        assertThat(whole.at("/operation/path").asText()).isEqualTo("/cps/v2/enrollments");
        assertThat(whole.at("/inputSchema/properties/body/properties/csr/properties/sans/type")
                        .isMissingNode())
                .isFalse();
        assertThat(whole.at("/answers/0/status").asInt()).isEqualTo(202);
    }

    @Test
    void aMistypedNameIsAnsweredWithTheNearest() {
        assertThat(call("describe-tool", "{'name':'list-zone'}").texts())
                .first()
                .asString()
                .contains("list-zones", "search-tools");
        assertThat(call("call-read-tool", "{'name':'list-zone'}").texts())
                .first()
                .asString()
                .contains("list-zones", "search-tools");
    }

    @Test
    void theReadingRelayRefusesWhatChangesSomething() {
        var result = call("call-read-tool", "{'name':'delete-zones','arguments':{}}");

        assertThat(result.failed()).isTrue();
        assertThat(result.texts()).first().asString().contains("Nothing was called", "destroy", "call-write-tool");
    }

    @Test
    void aRelayedCallIsCheckedLikeADirectOne() {
        var direct = call("activate-property", "{'propertyId':'prp_1'}");
        var relayed = call("call-write-tool", "{'name':'activate-property','arguments':{'propertyId':'prp_1'}}");

        assertThat(relayed).isEqualTo(direct);
        assertThat(relayed.texts()).first().asString().contains("activate-property", "\"body\" is missing");
    }

    @Test
    void aRelayDoesNotCallARelay() {
        assertThat(call("call-read-tool", "{'name':'call-read-tool','arguments':{'name':'list-zones'}}")
                        .failed())
                .isTrue();
    }

    @Test
    void whatOnlyReadsIsKnownOfARelayToo() {
        assertThat(dispatcher.onlyReads("call-read-tool")).isTrue();
        assertThat(dispatcher.onlyReads("call-write-tool")).isFalse();
    }

    private JsonNode answer(String tool, String arguments) throws Exception {
        var result = call(tool, arguments);

        assertThat(result.failed()).as(result.texts().toString()).isFalse();
        return JSON.readTree(result.texts().getFirst());
    }

    private ToolResult call(String tool, String arguments) {
        try {
            var given = (ObjectNode) JSON.readTree(arguments.replace('\'', '"'));
            var dispatched = dispatcher.call(new Caller.LocalShell(), tool, given, ToolCall.Progress.NONE);
            assertThat(dispatched).isInstanceOf(Dispatched.Completed.class);
            return ((Dispatched.Completed) dispatched).result();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
