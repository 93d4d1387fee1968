package dev.alecs.tool;

import static dev.alecs.testing.Operations.inHeader;
import static dev.alecs.testing.Operations.inPath;
import static dev.alecs.testing.Operations.inQuery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.access.Caller;
import dev.alecs.catalog.Answer;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.MediaChoice;
import dev.alecs.catalog.Operation;
import dev.alecs.catalog.Parameter;
import dev.alecs.catalog.Parameter.Place;
import dev.alecs.catalog.Parameter.Style;
import dev.alecs.catalog.RequestBody;
import dev.alecs.catalog.RequestBody.Form;
import dev.alecs.edgegrid.AkamaiClient;
import dev.alecs.shaping.AnswerShaper;
import dev.alecs.simulator.Simulator;
import dev.alecs.simulator.SimulatorCredentials;
import dev.alecs.testing.Operations;
import dev.alecs.testing.SignedClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of request and answer that Akamai's APIs have, from a tool's arguments over a signed call and back. */
class WireFormsTest {

    private static final String HOST = "akab-simulated.luna.akamaiapis.net";
    private static final String JSON = "application/json";
    private static final Answer OK = answer(200, JSON, "");
    private static final Answer NO_CONTENT = new Answer(204, null, null);

    private final SimulatorCredentials credentials = SimulatorCredentials.random(HOST);

    @AutoClose
    private final Simulator simulator = Simulator.start(credentials);

    @AutoClose
    private final AkamaiClient akamai = SignedClient.of(simulator, credentials);

    private final AnswerShaper shaper = new AnswerShaper(10_000, 100_000);

    @Test
    void aConstantHeaderGoesWithEveryCall() throws Exception {
        var papi = operation("GET", "/cpcodes", null, OK);
        var prefixed = withHeaders(papi, Map.of("PAPI-Use-Prefixes", "true"));
        simulator.learn(List.of(prefixed));

        assertThat(call(prefixed, "{}").failed()).isFalse();
        assertThat(textOf(call(papi, "{}"))).contains("HTTP 400", "PAPI-Use-Prefixes");
    }

    @Test
    void aVendorsMediaTypeIsSentAndAskedForExactly() throws Exception {
        var type = "application/vnd.akamai.cps.enrollment.v11+json";
        var enrollment = withHeaders(
                operation(
                        "PUT",
                        "/enrollments/{id}",
                        new RequestBody(type, true, Form.JSON),
                        answer(200, type, "cn"),
                        inPath("id")),
                Map.of("Accept", type));
        simulator.learn(List.of(enrollment));

        assertThat(textOf(call(enrollment, "{'id':'1','body':{'cn':'www.example.com'}}")))
                .isEqualTo("{\"cn\":\"www.example.com\"}");
        assertThat(textOf(call(withHeaders(enrollment, Map.of("Accept", JSON)), "{'id':'1','body':{}}")))
                .contains("HTTP 406", type);
    }

    @Test
    void aVersionOfRulesIsSentAndAskedForWhenItIsGiven() throws Exception {
        var rules = Operations.of(
                Effect.WRITE,
                "PUT",
                "/rules",
                new RequestBody(JSON, true, Form.JSON),
                "application/vnd.akamai.papirules.{ruleFormat}+json");
        var answering = answering(rules, answer(200, "*/*", "comment"));

        assertThat(textOf(learnedAndCalled(answering, "{'body':{'comment':'x'},'ruleFormat':'v2025-01-13'}")))
                .isEqualTo("{\"comment\":\"x\"}");
    }

    @Test
    void anArgumentDecidesTheMediaTypes() throws Exception {
        var change = operation(
                "POST",
                "/changes/{kind}",
                new RequestBody(JSON, false, Form.JSON),
                answer(200, "text/csr", ""),
                inPath("kind"));
        var choice = new MediaChoice("kind", Map.of("csr", "text/csr"), Map.of("csr", "application/vnd.ack.v1+json"));

        assertThat(learnedAndCalled(Operations.with(change, choice), "{'kind':'csr','body':{}}")
                        .failed())
                .isFalse();
        assertThat(textOf(call(change, "{'kind':'csr','body':{}}"))).contains("HTTP 406");
    }

    @Test
    void aBodyMayBeAList() throws Exception {
        var lists = operation("POST", "/tags", new RequestBody(JSON, true, Form.JSON), NO_CONTENT);

        assertThat(textOf(learnedAndCalled(lists, "{'body':['a','b']}"))).startsWith("Done: Do a thing (HTTP 204");
    }

    @Test
    void aDeletionMayHaveABody() throws Exception {
        var deletion =
                operation("DELETE", "/ages", new RequestBody(JSON, true, Form.JSON), answer(200, JSON, "directory"));

        assertThat(textOf(learnedAndCalled(deletion, "{'body':{'directory':'/old'}}")))
                .isEqualTo("{\"directory\":\"/old\"}");
    }

    @Test
    void aJsonPatchIsSentAsOne() throws Exception {
        var patch = operation(
                "PATCH",
                "/rules/{id}",
                new RequestBody("application/json-patch+json", true, Form.JSON),
                OK,
                inPath("id"));

        assertThat(learnedAndCalled(patch, "{'id':'1','body':[{'op':'remove','path':'/a'}]}")
                        .failed())
                .isFalse();
    }

    @Test
    void aZoneFileGoesBothWaysAsText() throws Exception {
        var zone = withHeaders(
                operation(
                        "POST",
                        "/zone-file",
                        new RequestBody("text/dns", true, Form.TEXT),
                        answer(200, "text/dns", "")),
                Map.of("Accept", "text/dns"));

        assertThat(learnedAndCalled(zone, "{'body':'www 60 IN A 192.0.2.1'}").texts())
                .containsExactly("; simulated answer to POST /zone-file\n", "Content-Type: text/dns");
    }

    @Test
    void textBesideJsonIsSentAsText() throws Exception {
        var item = withHeaders(
                operation(
                        "PUT",
                        "/items/{id}",
                        new RequestBody(JSON, true, Form.JSON_OR_TEXT),
                        answer(200, "text/plain", ""),
                        inPath("id")),
                Map.of("Accept", "text/plain"));

        assertThat(textOf(learnedAndCalled(item, "{'id':'DE','body':'not {json'}")))
                .doesNotStartWith("\"");
        assertThat(call(item, "{'id':'DE','body':{'a':1}}").failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"POST,application/gzip", "PUT,application/tar+gzip"})
    void codeIsUploadedAsItsBytesHoweverLarge(String method, String mediaType) throws Exception {
        byte[] bundle = new byte[300_000];
        new Random(1).nextBytes(bundle);
        bundle[0] = 0x1f;
        bundle[1] = (byte) 0x8b;
        var upload = operation(
                method, "/versions", new RequestBody(mediaType, true, Form.BINARY), answer(201, JSON, "fileSize"));

        var result = learnedAndCalled(upload, "{'body':'" + Base64.getEncoder().encodeToString(bundle) + "'}");

        assertThat(textOf(result)).isEqualTo("{\"fileSize\":\"300000\"}");
    }

    @Test
    void whatIsNoFileIsNotSent() throws Exception {
        var upload = operation("POST", "/versions", new RequestBody("application/gzip", true, Form.BINARY), NO_CONTENT);

        var result = call(upload, "{'body':'PK=='}");

        assertThat(result.failed()).isTrue();
        assertThat(textOf(result)).startsWith("Nothing was sent").contains("\"body\"", "gzip");
    }

    @Test
    void aFormIsUploadedWithItsFiles() throws Exception {
        var attachment = operation(
                "POST",
                "/attachments",
                new RequestBody("multipart/form-data", true, Form.MULTIPART, List.of("file")),
                answer(202, JSON, "fileName", "fileSize", "note"));

        var result = learnedAndCalled(
                attachment, "{'body':{'file':{'fileName':'lög.txt','content':'aGVsbG8='},'note':'über'}}");

        assertThat(textOf(result)).isEqualTo("{\"fileName\":\"lög.txt\",\"fileSize\":\"5\",\"note\":\"über\"}");
    }

    @Test
    void aSimpleFormMayBeSentEvenWithADeletion() throws Exception {
        var users = operation(
                "DELETE",
                "/users",
                new RequestBody("application/x-www-form-urlencoded", true, Form.URL_ENCODED),
                answer(200, JSON, "users"));

        assertThat(textOf(learnedAndCalled(users, "{'body':{'users':['a b','c&d']}}")))
                .isEqualTo("{\"users\":\"a b,c&d\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void recordsComeLineByLineWithTheOffsetToGoOnFrom(String mediaType) throws Exception {
        var events = withHeaders(
                ofApi("siem", operation("GET", "/events", null, answer(200, mediaType, ""))),
                Map.of("Accept", mediaType));

        var result = learnedAndCalled(events, "{}");

        assertThat(textOf(result).lines()).hasSize(3);
        assertThat(result.texts().get(1)).contains("offset=simulated-offset");
    }

    @Test
    void aReportIsJsonUnlessTheCallerWantsATable() throws Exception {
        var report = answering(
                operation(
                        "GET",
                        "/report",
                        null,
                        OK,
                        new Parameter("accept", "Accept", Place.HEADER, false, Style.REPEATED)),
                answer(200, JSON, "rows"),
                answer(200, "text/csv", ""));

        assertThat(textOf(learnedAndCalled(report, "{}"))).startsWith("{\"rows\":");
        assertThat(call(report, "{'accept':'text/csv'}").texts())
                .containsExactly("name,value\nsimulated answer to GET /report,1\n", "Content-Type: text/csv");
    }

    @Test
    void aDownloadIsAFileWithItsBytes() throws Exception {
        var download = withHeaders(
                operation("GET", "/versions/{v}/content", null, answer(200, "application/gzip", ""), inPath("v")),
                Map.of("Accept", "application/gzip"));

        var content = learnedAndCalled(download, "{'v':'1.0'}").contents().getFirst();

        assertThat(content).isInstanceOfSatisfying(Content.Resource.class, file -> {
            assertThat(file.uri()).isEqualTo("akamai:/versions/1.0/content");
            assertThat(file.mediaType()).isEqualTo("application/gzip");
            assertThat(unpacked(file.bytes())).isEqualTo("simulated answer to GET /versions/1.0/content");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/zip", "application/pdf", "application/octet-stream"})
    void otherFilesTooAreHandedOnAsTheirTypes(String mediaType) throws Exception {
        var download =
                withHeaders(operation("GET", "/file", null, answer(200, mediaType, "")), Map.of("Accept", mediaType));

        assertThat(learnedAndCalled(download, "{}").contents())
                .first()
                .isInstanceOfSatisfying(
                        Content.Resource.class,
                        file -> assertThat(file.mediaType()).isEqualTo(mediaType));
    }

    @Test
    void aPictureIsShown() throws Exception {
        var picture = withHeaders(
                operation("GET", "/picture", null, answer(200, "image/png", "")), Map.of("Accept", "image/png"));

        assertThat(learnedAndCalled(picture, "{}").contents()).first().isInstanceOf(Content.Image.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/xml", "application/xml"})
    void pagesAreText(String mediaType) throws Exception {
        var page =
                withHeaders(operation("GET", "/page", null, answer(200, mediaType, "")), Map.of("Accept", mediaType));

        assertThat(learnedAndCalled(page, "{}").texts()).last().isEqualTo("Content-Type: " + mediaType);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303})
    void aRedirectIsSaidAndNotFollowed(int status) throws Exception {
        var latest = operation("GET", "/versions/latest", null, new Answer(status, null, null), inQuery("group"));
        shaper.introduce(latest);

        var result = learnedAndCalled(latest, "{'group':'grp_1'}");

        assertThat(result.failed()).isFalse();
        assertThat(textOf(result))
                .contains(
                        "HTTP " + status, "Location: /versions/latest?group=grp_1 (read it with a-tool: group=grp_1)");
    }

    @Test
    void whatIsOnlyAcceptedSaysWhereToLookAndWhen() throws Exception {
        var start = operation("POST", "/changes", new RequestBody(JSON, true, Form.JSON), answer(202, JSON, ""));
        shaper.introduce(operation("GET", "/changes/{changeId}", null, OK, inPath("changeId")));

        var result = learnedAndCalled(start, "{'body':{}}");

        assertThat(result.texts().getLast())
                .contains("HTTP 202", "Location: /changes/1 (read it with a-tool: changeId=1)", "Retry-After: 5");
    }

    @Test
    void ofSeveralSuccessesAnyIsOne() throws Exception {
        var validation = answering(
                operation("POST", "/validate", null, OK), answer(200, JSON, "description"), answer(202, JSON, ""));

        assertThat(learnedAndCalled(validation, "{}").failed()).isFalse();
    }

    @Test
    void severalOutcomesAreToldApart() throws Exception {
        var schema = """
                {"type":"object","properties":{"successes":{"type":"array","items":{"type":"integer"}},
                 "failures":{"type":"array","items":{"type":"object","properties":{"title":{"const":"No"}}}}}}""";
        var variables =
                operation("PUT", "/variables", new RequestBody(JSON, true, Form.JSON), new Answer(207, JSON, schema));

        var result = learnedAndCalled(variables, "{'body':[{},{}]}");

        assertThat(result.failed()).isFalse();
        assertThat(textOf(result)).contains("1 parts failed, 1 succeeded", "- {\"title\":\"No\"}");
    }

    @Test
    void theEtagIsReadWhenTheCallerGivesNone() throws Exception {
        var get = operation("GET", "/lists/{id}", null, OK, inPath("id"));
        var put = operation(
                "PUT",
                "/lists/{id}",
                new RequestBody(JSON, true, Form.JSON),
                answer(200, JSON, "name"),
                inPath("id"),
                inHeader("ifMatch", "If-Match"));
        simulator.learn(List.of(get, put));

        assertThat(textOf(call(put, "{'id':'1','body':{'name':'x'}}"))).isEqualTo("{\"name\":\"x\"}");
        assertThat(textOf(call(put, "{'id':'1','ifMatch':'\\\"old\\\"','body':{}}")))
                .contains("HTTP 412", "Read it again");
    }

    @ParameterizedTest
    @CsvSource({"REPEATED", "COMMA_SEPARATED"})
    void aQueryMayHoldAList(Style style) throws Exception {
        var list = operation("GET", "/list", null, answer(200, JSON, "types"), inQuery("types", style));

        assertThat(textOf(learnedAndCalled(list, "{'types':['IP','GEO']}"))).isEqualTo("{\"types\":\"IP,GEO\"}");
    }

    @Test
    void aQueryMayHoldAnObject() throws Exception {
        var events = operation("GET", "/aup", null, answer(200, JSON, "filters"), inQuery("filters", Style.JSON));

        assertThat(textOf(learnedAndCalled(events, "{'filters':{'category':{'in':[5,7]}}}")))
                .isEqualTo("{\"filters\":\"{\\\"category\\\":{\\\"in\\\":[5,7]}}\"}");
    }

    @Test
    void theHeadersAreTheAnswerToAHead() throws Exception {
        var head = operation("HEAD", "/rules", null, NO_CONTENT);

        assertThat(textOf(learnedAndCalled(head, "{}"))).contains("HTTP 204");
    }

    // ---- a catalogue in small

    private static Operation operation(
            String method, String path, @Nullable RequestBody body, Answer answer, Parameter... parameters) {
        var effect = method.equals("GET") ? Effect.READ : Effect.WRITE;
        return answering(Operations.of(effect, method, path, body, null, parameters), answer);
    }

    /** An answer with these members, each of which the simulator fills with what it was given by that name. */
    private static Answer answer(int status, String mediaType, String... members) {
        var properties = String.join(
                ",",
                Arrays.stream(members)
                        .filter(member -> !member.isEmpty())
                        .map(member -> "\"" + member + "\":{\"type\":\"string\"}")
                        .toList());
        return new Answer(status, mediaType, "{\"type\":\"object\",\"properties\":{" + properties + "}}");
    }

    private static Operation answering(Operation operation, Answer... answers) {
        return like(operation, operation.api(), operation.headers(), List.of(answers));
    }

    private static Operation withHeaders(Operation operation, Map<String, String> headers) {
        return like(operation, operation.api(), headers, operation.answers());
    }

    private static Operation ofApi(String api, Operation operation) {
        return like(operation, api, operation.headers(), operation.answers());
    }

    private static Operation like(Operation operation, String api, Map<String, String> headers, List<Answer> answers) {
        return new Operation(
                api,
                operation.operationId(),
                operation.tool(),
                operation.method(),
                operation.path(),
                operation.parameters(),
                headers,
                operation.body(),
                operation.vendorType(),
                operation.mediaChoice(),
                answers,
                operation.etagQuery());
    }

    // ---- from arguments to Akamai and back

    private ToolResult learnedAndCalled(Operation operation, String arguments) throws Exception {
        simulator.learn(List.of(operation));
        return call(operation, arguments);
    }

    private ToolResult call(Operation operation, String arguments) throws Exception {
        var tool = new OperationTool(operation, akamai::call, shaper, 1 << 20);
        var given = (ObjectNode) new ObjectMapper().readTree(arguments.replace('\'', '"'));
        return tool.call(new ToolCall(new Caller.LocalShell(), given, ToolCall.Progress.NONE));
    }

    private static String textOf(ToolResult result) {
        return result.texts().getFirst();
    }

    private static String unpacked(byte[] gzip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
