package dev.alecs.shaping;

import static dev.alecs.testing.Operations.inPath;
import static dev.alecs.testing.Operations.inQuery;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.Operation;
import dev.alecs.edgegrid.ApiRequest;
import dev.alecs.edgegrid.ApiResponse;
import dev.alecs.edgegrid.ApiResponse.Answered;
import dev.alecs.edgegrid.ApiResponse.NotConfigured;
import dev.alecs.edgegrid.ApiResponse.Refused;
import dev.alecs.edgegrid.ApiResponse.Unanswered;
import dev.alecs.shaping.ShapedAnswer.Part;
import dev.alecs.testing.Operations;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerShaperTest {

    private static final Operation READ = Operations.get("/x");
    private static final Operation ACTIVATION = Operations.of(Effect.ACTIVATE, "POST", "/x", null, null);

    private final AnswerShaper shaper = new AnswerShaper(1_000, 2_000);

    @Test
    void anAnswerIsPassedOnAsItCame() {
        var shaped = shape(READ, answered(200, Map.of(), "{\"a\": 1.10}"));

        assertThat(shaped.failed()).isFalse();
        assertThat(shaped.texts()).containsExactly("{\"a\": 1.10}");
    }

    @Test
    void whatTheHeadersSayStandsInATextOfItsOwn() {
        var shaped = shape(READ, answered(202, Map.of("location", "/y/1", "retry-after", "5", "etag", "\"e\""), "{}"));

        assertThat(shaped.texts().getFirst()).isEqualTo("{}");
        assertThat(shaped.texts().getLast()).contains("HTTP 202", "Location: /y/1", "Retry-After: 5", "ETag: \"e\"");
    }

    @Test
    void anEmptyAnswerSaysWhatWasDone() {
        assertThat(shape(READ, answered(204, Map.of(), "")).texts())
                .containsExactly("Done: Do a thing (HTTP 204, no content).");
    }

    @Test
    void aLongListLosesItsTailStaysJsonAndSaysHowMuchIsMissing() throws Exception {
        var items = IntStream.range(0, 500).mapToObj(i -> "{\"id\":" + i + "}").collect(Collectors.joining(","));

        var shaped = shape(READ, answered(200, Map.of(), "{\"kind\":\"list\",\"items\":[" + items + "]}"));

        var shown = new ObjectMapper().readTree(shaped.texts().getFirst());
        assertThat(shown.path("kind").asText()).isEqualTo("list");
        assertThat(shown.path("items").size()).isBetween(50, 120);
        assertThat(shaped.texts().getFirst().length()).isLessThanOrEqualTo(1_000);
        assertThat(shaped.texts().get(1))
                .contains("/items shows " + shown.path("items").size() + " of 500");
    }

    @Test
    void aLongTextInsideAnAnswerIsCutAndNamed() throws Exception {
        JsonNode shown = new ObjectMapper()
                .readTree(shape(READ, answered(200, Map.of(), "{\"log\":\"" + "x".repeat(5_000) + "\",\"ok\":true}"))
                        .texts()
                        .getFirst());

        assertThat(shown.path("ok").asBoolean()).isTrue();
        assertThat(shown.path("log").asText()).hasSizeLessThan(1_000).endsWith("…");
    }

    @Test
    void aLongTextKeepsItsFirstLinesWhole() {
        var shaped = shape(READ, answered(200, Map.of("content-type", "text/csv"), "1,a,b\n".repeat(1_000)));

        assertThat(shaped.texts().getFirst()).hasSize(996).endsWith("1,a,b\n");
        assertThat(shaped.texts().get(1)).contains("first 166 of 1,000 lines", "996 of 6,000 characters");
        assertThat(shaped.texts().get(2)).isEqualTo("Content-Type: text/csv");
    }

    @Test
    void aLongLineIsCutBetweenCharacters() {
        var shaped = shape(READ, answered(200, Map.of(), "x" + "\uD83D\uDE00".repeat(1_000)));

        assertThat(shaped.texts().getFirst()).hasSize(999).endsWith("\uD83D\uDE00");
        assertThat(shaped.texts().get(1)).contains("first 999 of 2,001 characters");
    }

    @Test
    void textIsTextWithItsMediaType() {
        var shaped =
                shape(READ, answered(200, Map.of("content-type", "text/dns; charset=utf-8"), "a 60 IN A 192.0.2.1"));

        assertThat(shaped.texts()).containsExactly("a 60 IN A 192.0.2.1", "Content-Type: text/dns");
    }

    @Test
    void textMayBeInLatin1WhetherItIsSaidOrNot() {
        byte[] latin = "Zürich,1".getBytes(ISO_8859_1);

        assertThat(shape(READ, bytes("text/csv", latin)).texts()).first().isEqualTo("Zürich,1");
        assertThat(shape(READ, bytes("text/csv;charset=ISO-8859-1", latin)).texts())
                .first()
                .isEqualTo("Zürich,1");
    }

    @Test
    void bytesAreAFileNamedByWhereItCameFrom() {
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0};

        var shaped = shape(
                READ,
                new Answered(
                        200,
                        Map.of(
                                "content-type",
                                "application/tar+gzip",
                                "content-disposition",
                                "attachment; filename=\"code.tgz\""),
                        gzip));

        assertThat(shaped.parts()).first().isInstanceOfSatisfying(Part.File.class, file -> {
            assertThat(file.uri()).isEqualTo("akamai:/x?a=1");
            assertThat(file.mediaType()).isEqualTo("application/tar+gzip");
            assertThat(file.content()).isEqualTo(gzip);
        });
        assertThat(shaped.texts()).containsExactly("A file: code.tgz, application/tar+gzip, 4 bytes.");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                          1f8b0800,       application/gzip",
        "application/json,            1f8b0800,       application/gzip",
        "application/octet-stream,    504b030400,     application/zip",
        "text/html,                   255044462d31,   application/pdf",
        "application/pdf,             255044462d31,   application/pdf",
        "'',                          89504e470d0a1a0a, image/png",
        "application/gzip,            00ff,           application/octet-stream",
        "application/json,            00ff,           application/octet-stream",
        "application/x-font,          00ff,           application/x-font",
    })
    void theBytesDecideWhatAFileIs(String declared, String hex, String mediaType) {
        var shaped = shape(READ, bytes(declared, HexFormat.of().parseHex(hex)));

        assertThat(shaped.parts())
                .first()
                .isInstanceOfSatisfying(
                        Part.File.class, file -> assertThat(file.mediaType()).isEqualTo(mediaType));
    }

    @Test
    void textThatCallsItselfAFileIsText() {
        assertThat(shape(READ, bytes("application/octet-stream", "a log".getBytes(UTF_8)))
                        .texts())
                .containsExactly("a log", "Content-Type: text/plain");
        assertThat(shape(READ, bytes("application/gzip", "{\"a\":1}".getBytes(UTF_8)))
                        .texts())
                .containsExactly("{\"a\":1}");
    }

    @Test
    void aFileThatIsTooLargeIsNotHandedOnAndSaysWhatToDo() {
        byte[] large = new byte[2_001];

        var read = shape(READ, bytes("application/zip", large));
        var activated = shape(ACTIVATION, bytes("application/zip", large));

        assertThat(first(read)).contains("2,001 bytes", "2,000 bytes", "alecs.answer.max-file-size");
        assertThat(read.failed()).as("what was asked for is not there").isTrue();
        assertThat(activated.failed()).as("it was done").isFalse();
    }

    @Test
    void recordsTellTheOffsetToGoOnFrom() {
        var body = "{\"type\":\"waf\"}\n{\"type\":\"bot\"}\n{\"offset\":\"c0b;1\",\"total\":2,\"limit\":2}\n";

        var shaped = shape(READ, answered(200, Map.of("content-type", "application/json"), body));

        assertThat(shaped.texts())
                .containsExactly(body.strip(), "To go on after these, give offset=c0b;1 in the next call.");
    }

    @Test
    void tooManyRecordsLoseThoseBeforeTheLast() {
        var body = "{\"type\":\"waf\"}\n".repeat(500) + "{\"offset\":\"c0b\",\"total\":500}";

        var shaped = shape(READ, answered(200, Map.of(), body));

        assertThat(shaped.texts().getFirst())
                .hasSizeLessThanOrEqualTo(1_000)
                .endsWith("\n{\"offset\":\"c0b\",\"total\":500}");
        assertThat(shaped.texts().getFirst().lines()).allMatch(line -> line.endsWith("}"));
        assertThat(shaped.texts().get(1)).contains("of 501 lines", "smaller limit first");
        assertThat(shaped.texts().get(2)).contains("offset=c0b");
    }

    @Test
    void aLongJsonInManyLinesIsNotARecordOnEachLine() {
        var shaped = shape(READ, answered(200, Map.of(), "{\n\"a\":\"" + "x".repeat(2_000) + "\"\n}"));

        assertThat(shaped.texts().get(1)).contains("/a shows");
    }

    @Test
    void aRedirectIsTheAnswerAndNamesTheToolThatReadsIt() {
        shaper.introduce(READ);
        shaper.introduce(
                Operations.get("/papi/{id}", inPath("id"), inQuery("contractId"), inQuery("accountSwitchKey")));

        var shaped = shape(
                READ,
                answered(
                        302,
                        Map.of(
                                "location",
                                "https://h.luna.akamaiapis.net/papi/prp%201?contractId=c&accountSwitchKey=1-A"),
                        ""));

        assertThat(shaped.failed()).isFalse();
        assertThat(shaped.texts())
                .singleElement()
                .asString()
                .contains("HTTP 302", "does not follow")
                .contains("Location: /papi/prp%201?contractId=c&accountSwitchKey=1-A"
                        + " (read it with a-tool: id=prp 1, contractId=c)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/papi/1", "/nowhere", "not a location", "mailto:x"})
    void aLocationThatLeadsToNoToolIsJustSaid(String location) {
        shaper.introduce(Operations.get("/papi/{id}", inPath("id")));

        assertThat(first(shape(READ, answered(201, Map.of("location", location), "{}"))))
                .isEqualTo("{}");
        assertThat(shape(READ, answered(201, Map.of("location", location), "{}"))
                        .texts())
                .last()
                .isEqualTo("Location: " + location);
    }

    @Test
    void theMostLiteralPathIsTheOneThatIsMeant() {
        shaper.introduce(Operations.get("/v/{version}", inPath("version")));
        shaper.introduce(Operations.get("/v/latest"));

        assertThat(shape(READ, answered(303, Map.of("location", "/v/latest"), ""))
                        .texts()
                        .getFirst())
                .endsWith("(read it with a-tool)");
    }

    @Test
    void whatIsNotModifiedSaysSo() {
        assertThat(first(shape(READ, answered(304, Map.of(), "")))).contains("Not modified");
    }

    @Test
    void theHeadersAreTheAnswerToAHead() {
        var head = Operations.of(Effect.READ, "HEAD", "/x", null, null);

        var shaped = shape(head, answered(200, Map.of("last-modified", "Wed", "content-length", "7"), ""));

        assertThat(shaped.texts().getLast()).isEqualTo("Content-Length: 7\nLast-Modified: Wed");
    }

    @Test
    void ofSeveralOutcomesTheFailedAreSaidFirst() {
        var shaped = shape(
                ACTIVATION,
                answered(207, Map.of(), "{\"failures\":[{\"id\":2,\"title\":\"No\"}],\"successes\":[1,3]}"));

        assertThat(shaped.failed()).isFalse();
        assertThat(first(shaped))
                .contains("1 parts failed, 2 succeeded and must not be repeated", "- {\"id\":2,\"title\":\"No\"}");
        assertThat(shaped.texts()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'failures':[1],'successes':[]}            | All 1 parts failed | true",
                "{'failure':{'a':[1]},'success':{'a':[]}}   | All 1 parts failed | true",
                "{'failures':[],'successes':[1,2]}          | All 2 parts succeeded | false",
                "[{'status':201},{'status':404,'id':7}]     | 1 parts failed, 1 succeeded | false",
                "{'a':1,'keys':[{'success':false},{'success':false}]} | All 2 parts failed | true",
                "[{'error':'x'},{'error':null}]             | 1 parts failed, 1 succeeded | false",
                "{'records':[{'name':'x'}]}                 | look at each item | false",
                "not json                                   | look at each item | false",
            })
    void severalOutcomesAreAFailureOnlyWhenAllFailed(String body, String said, boolean failed) {
        var shaped = shape(ACTIVATION, answered(207, Map.of(), body.replace('\'', '"')));

        assertThat(first(shaped)).contains(said);
        assertThat(shaped.failed()).isEqualTo(failed);
    }

    @Test
    void severalOutcomesThatAreNotToldAreToBeLookedFor() {
        assertThat(first(shape(ACTIVATION, answered(207, Map.of(), "")))).contains("look at the current state");
    }

    @Test
    void aRefusalQuotesAkamaiAndSaysWhatToTry() {
        var refused = new Refused(
                412,
                "Precondition failed",
                "The etag is stale.",
                List.of("rules: changed"),
                "abc123",
                null,
                new byte[0]);

        var shaped = shape(ACTIVATION, refused);

        assertThat(shaped.failed()).isTrue();
        assertThat(shaped.texts())
                .singleElement()
                .asString()
                .contains("HTTP 412", "Precondition failed", "The etag is stale.", "- rules: changed", "abc123")
                .contains("Read it again");
    }

    @Test
    void warningsAreToBeShownAndAcknowledged() {
        var refused = new Refused(400, "Warnings", "", List.of("messageId msg_ab12: Origin"), null, null, new byte[0]);

        assertThat(textOf(shape(ACTIVATION, refused)))
                .contains("- messageId msg_ab12: Origin", "Show these warnings to the user", "acknowledgeWarnings");
    }

    @Test
    void tooManyRequestsSayWhenToComeBack() {
        var refused = new Refused(429, "Too many", "", List.of(), null, Duration.ofSeconds(42), new byte[0]);

        assertThat(textOf(shape(READ, refused))).contains("in 42 seconds").doesNotContain("request id");
    }

    @Test
    void noAnswerToAChangeSaysWhetherItMayHaveHappened() {
        assertThat(textOf(shape(ACTIVATION, new Unanswered("Timed out.", true))))
                .contains("may have taken effect");
        assertThat(textOf(shape(ACTIVATION, new Unanswered("Refused.", false)))).contains("Nothing was changed");
        assertThat(textOf(shape(READ, new Unanswered("Timed out.", true)))).contains("Nothing was changed");
    }

    @Test
    void missingCredentialsSayThatNothingWasSent() {
        assertThat(textOf(shape(READ, new NotConfigured("~/.edgerc is not there."))))
                .isEqualTo("Nothing was sent to Akamai: ~/.edgerc is not there.");
    }

    @Test
    void aLimitThatIsTooSmallStopsTheStart() {
        assertThatThrownBy(() -> new AnswerShaper(10, 10)).hasMessageContaining("alecs.answer.max-characters");
    }

    private ShapedAnswer shape(Operation operation, ApiResponse response) {
        var request = new ApiRequest(operation.method(), "/x", "a=1", Map.of(), null, null, null, true);
        return shaper.shape(operation, request, response);
    }

    private static Answered bytes(String contentType, byte[] body) {
        return new Answered(200, contentType.isEmpty() ? Map.of() : Map.of("content-type", contentType), body);
    }

    private static String first(ShapedAnswer shaped) {
        return shaped.texts().getFirst();
    }

    private static String textOf(ShapedAnswer shaped) {
        assertThat(shaped.failed()).isTrue();
        return shaped.texts().getFirst();
    }

    private static ApiResponse answered(int status, Map<String, String> headers, String body) {
        return new Answered(status, headers, body.getBytes(UTF_8));
    }
}
