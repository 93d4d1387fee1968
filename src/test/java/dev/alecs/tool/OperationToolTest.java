package dev.alecs.tool;

import static dev.alecs.testing.Operations.inHeader;
import static dev.alecs.testing.Operations.inPath;
import static dev.alecs.testing.Operations.inQuery;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.access.Caller;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.Operation;
import dev.alecs.catalog.RequestBody;
import dev.alecs.edgegrid.ApiRequest;
import dev.alecs.edgegrid.ApiResponse;
import dev.alecs.shaping.AnswerShaper;
import dev.alecs.testing.Operations;
import dev.alecs.tool.ToolCall.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationToolTest {

    private static final Operation PATCH = Operations.of(
            Effect.WRITE,
            "PATCH",
            "/rules/{id}",
            new RequestBody("application/json-patch+json", true, RequestBody.Form.JSON),
            null,
            inPath("id"),
            inHeader("ifMatch", "If-Match"));

    private final List<ApiRequest> sent = new ArrayList<>();
    private final Deque<ApiResponse> answers = new ArrayDeque<>();

    @Test
    void theEtagIsReadWhenItIsLeftOut() throws Exception {
        answers.add(answered(Map.of("etag", "\"now\"")));
        answers.add(answered(Map.of()));

        var result = call("{'id':'1','body':[]}");

        assertThat(result.failed()).isFalse();
        assertThat(sent).extracting(ApiRequest::method).containsExactly("GET", "PATCH");
        assertThat(sent.getFirst().body()).isNull();
        assertThat(sent.getFirst().headers()).doesNotContainKey("If-Match");
        assertThat(sent.getLast().headers()).containsEntry("If-Match", "\"now\"");
    }

    @Test
    void onlyTheQueryThatTheReadingTakesIsInIt() throws Exception {
        var patch = Operations.withEtagQuery(
                Operations.of(
                        Effect.WRITE,
                        "PATCH",
                        "/rules/{id}",
                        new RequestBody("application/json-patch+json", true, RequestBody.Form.JSON),
                        null,
                        inPath("id"),
                        inQuery("contractId"),
                        inQuery("dryRun"),
                        inHeader("ifMatch", "If-Match")),
                List.of("contractId", "validateRules"));
        answers.add(answered(Map.of("etag", "\"now\"")));
        answers.add(answered(Map.of()));

        call(patch, "{'id':'1','contractId':'c','dryRun':'true','body':[]}");

        assertThat(sent).extracting(ApiRequest::query).containsExactly("contractId=c", "contractId=c&dryRun=true");
    }

    @Test
    void aGivenEtagIsSentWithoutReading() throws Exception {
        answers.add(answered(Map.of()));

        call("{'id':'1','ifMatch':'\\\"mine\\\"','body':[]}");

        assertThat(sent)
                .singleElement()
                .satisfies(request -> assertThat(request.headers()).containsEntry("If-Match", "\"mine\""));
    }

    @Test
    void withoutAnEtagNothingIsChanged() throws Exception {
        answers.add(answered(Map.of()));

        var result = call("{'id':'1','body':[]}");

        assertThat(result.failed()).isTrue();
        assertThat(result.texts().getFirst()).contains("Nothing was sent", "ifMatch");
        assertThat(sent).hasSize(1);
    }

    @Test
    void aFailedReadingIsReportedAndNothingIsChanged() throws Exception {
        answers.add(new ApiResponse.Unanswered("Timed out.", true));

        var result = call("{'id':'1','body':[]}");

        assertThat(result.failed()).isTrue();
        assertThat(result.texts().getFirst()).contains("Nothing was changed");
        assertThat(sent).hasSize(1);
    }

    @Test
    void whereTheEtagIsReadElsewhereItIsAskedFor() throws Exception {
        answers.add(new ApiResponse.Refused(405, "Method not allowed", "", List.of(), null, null, new byte[0]));

        var result = call("{'id':'1','body':[]}");

        assertThat(result.failed()).isTrue();
        assertThat(result.texts().getFirst()).startsWith("Nothing was changed").contains("\"ifMatch\"", "405");
        assertThat(sent).hasSize(1);
    }

    @Test
    void picturesAreShownAndOtherFilesHandedOn() throws Exception {
        answers.add(new ApiResponse.Answered(200, Map.of("content-type", "image/webp"), new byte[] {0, 1}));
        answers.add(new ApiResponse.Answered(200, Map.of("content-type", "image/tiff"), new byte[] {0, 1}));

        var webp = call("{'id':'1','ifMatch':'x','body':[]}").contents().getFirst();
        var tiff = call("{'id':'1','ifMatch':'x','body':[]}").contents().getFirst();

        assertThat(webp).isInstanceOf(Content.Image.class);
        assertThat(tiff)
                .isInstanceOfSatisfying(
                        Content.Resource.class,
                        resource -> assertThat(resource.uri()).isEqualTo("akamai:/rules/1"));
    }

    @Test
    void anArgumentThatCannotGoIntoARequestIsNamed() throws Exception {
        var result = call("{'id':'..','ifMatch':'x','body':[]}");

        assertThat(result.failed()).isTrue();
        assertThat(result.texts().getFirst()).startsWith("Nothing was sent").contains("\"id\"");
        assertThat(sent).isEmpty();
    }

    private ToolResult call(String arguments) throws Exception {
        return call(PATCH, arguments);
    }

    private ToolResult call(Operation operation, String arguments) throws Exception {
        var tool = new OperationTool(operation, this::send, new AnswerShaper(10_000, 10_000), 1_000);
        var given = (ObjectNode) new ObjectMapper().readTree(arguments.replace('\'', '"'));
        return tool.call(new ToolCall(new Caller.LocalShell(), given, Progress.NONE));
    }

    private ApiResponse send(ApiRequest request) {
        sent.add(request);
        return answers.remove();
    }

    private static ApiResponse answered(Map<String, String> headers) {
        return new ApiResponse.Answered(200, headers, new byte[0]);
    }
}
