package dev.alecs.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alecs.protocol.ViewRequest;
import dev.alecs.testing.TemporaryData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class StdioServerTest {

    @Inject
    StdioServer server;

    @Test
    void oneLineWithoutAHandshakeIsAnsweredInOneLine() throws Exception {
        var answers = serve("{'jsonrpc':'2.0','method':'tools/call','params':{'name':'list-api-tokens'},'id':1}\n");

        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.path("id").asInt()).isEqualTo(1);
            assertThat(answer.at("/result/content/0/text").asText()).contains("\"tokens\"");
        });
    }

    @Test
    void callsThatRunWhenTheInputEndsStillAnswer() throws Exception {
        var calls =
                "{'jsonrpc':'2.0','method':'tools/call','params':{'name':'test-wait','arguments':{'echo':'e'}},'id':%d}\n";

        assertThat(serve(calls.formatted(1) + calls.formatted(2) + calls.formatted(3)))
                .hasSize(3);
    }

    @Test
    void blankLinesAreSkippedAndALineThatIsNoMessageIsAnswered() throws Exception {
        var answers = serve("\n  \nrubbish\n{'jsonrpc':'2.0','id':'a','method':'ping'}\n");

        assertThat(answers)
                .extracting(answer -> answer.at("/error/code").asInt())
                .containsExactly(-32700, 0);
    }

    @Test
    void textIsUtf8AndWhatSomeTakeForALineEndIsEscaped() throws Exception {
        var call =
                "{'jsonrpc':'2.0','method':'tools/call','params':{'name':'test-wait','arguments':{'echo':'ü\u2028€'}},'id':1}\n";

        var out = raw(call);

        assertThat(out).doesNotContain("\u2028").contains("ü\\u2028€");
    }

    private List<JsonNode> serve(String input) throws Exception {
        var answers = new ArrayList<JsonNode>();
        for (var line : raw(input).lines().toList()) {
            answers.add(new ObjectMapper().readTree(line));
        }
        return answers;
    }

    private String raw(String input) throws Exception {
        var out = new ByteArrayOutputStream();
        server.serve(
                new ByteArrayInputStream(input.replace('\'', '"').getBytes(UTF_8)),
                new PrintStream(out, false, UTF_8),
                ViewRequest.NONE);
        return out.toString(UTF_8);
    }
}
