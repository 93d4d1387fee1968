package dev.alecs.edgegrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

    private static final Credential CREDENTIAL = new Credential(
            "papi", "section papi of /home/me/.edgerc", "h.example", "akab-ct", "s3cret", "akab-at", 10, null);

    private final Refusals refusals = new Refusals(Clock.fixed(Instant.parse("2026-07-28T12:00:00Z"), ZoneOffset.UTC));

    private ApiResponse.Refused told(int status, String body, Map<String, String> headers) {
        return refusals.tell(new Reply.Whole(status, headers, body.getBytes(StandardCharsets.UTF_8)), CREDENTIAL)
                .refused();
    }

    private ApiResponse.Refused told(int status, String body) {
        return told(status, body, Map.of());
    }

    @Test
    void aProblemDocumentIsQuoted() {
        ApiResponse.Refused refused = told(422, """
                {"type": "https://problems.luna.akamaiapis.net/papi/v0/x", "title": "Unprocessable", "status": 422,
                 "detail": "Two things are wrong.", "instance": "https://h.example/papi/v1/x#1f",
                 "errors": [
                   {"type": "https://problems/a", "title": "Not unique", "detail": "example.com is taken",
                    "errorLocation": "/hostnames/0"},
                   {"message": "too long", "field": "name"},
                   "plain words",
                   {"code": 17}, {"unknown": true}]}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.title()).isEqualTo("Unprocessable");
        assertThat(refused.detail()).isEqualTo("Two things are wrong.");
        assertThat(refused.errors())
                .containsExactly(
                        "Not unique: example.com is taken (at /hostnames/0)",
                        "too long (at name)",
                        "plain words",
                        "17",
                        "{\"unknown\":true}");
        assertThat(refused.requestId()).isEqualTo("https://h.example/papi/v1/x#1f");
        assertThat(refused.retryAfter()).isNull();
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("Two things");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\":\"m\"}|Bad Request|m",
                "{\"errorMessage\":\"m\",\"errorCode\":\"E1\"}|Bad Request|m",
                "{\"title\":\"t\",\"domain\":\"d\"}|t|{\"title\":\"t\",\"domain\":\"d\"}",
                "{\"error\":\"invalid\",\"error_description\":\"d\"}|Bad Request|d",
                "{\"unheard\":\"of\"}|Bad Request|{\"unheard\":\"of\"}",
                "\"words\"|Bad Request|\"words\"",
                "plain words|Bad Request|plain words",
                "''|Bad Request|''",
                "{\"title\":\"t\",\"detail\":null,\"message\":\"m\"}|t|m",
                "{broken|Bad Request|{broken",
            })
    void jsonOfOtherShapesAndPlainTextAreQuotedToo(String body, String title, String detail) {
        ApiResponse.Refused refused = told(400, body);

        assertThat(refused.title()).isEqualTo(title);
        assertThat(refused.detail()).isEqualTo(detail);
    }

    @Test
    void theErrorsOfAnArrayOrAnObjectAreRead() {
        assertThat(told(400, "[{\"message\":\"one\"},{\"message\":\"two\"}]").errors())
                .containsExactly("one", "two");
        assertThat(told(400, "{\"errors\":{\"name\":[\"too long\"],\"ttl\":\"too low\"}}")
                        .errors())
                .containsExactly("name: [\"too long\"]", "ttl: too low");
    }

    @Test
    void aPageOfTheEdgeIsReducedToItsWordsAndItsReference() {
        ApiResponse.Refused refused = told(403, """
                <HTML><HEAD><TITLE>Access Denied</TITLE><style>p {x}</style></HEAD><BODY>
                <H1>Access Denied</H1>You don't have permission.<P>Reference&#32;&#35;18.6f64d440.1318965461.2f2b078
                </BODY></HTML>""".replace("&#32;", " "));

        assertThat(refused.title()).isEqualTo("Forbidden");
        assertThat(refused.detail()).startsWith("Access Denied Access Denied You don't have permission.");
        assertThat(refused.requestId()).isEqualTo("18.6f64d440.1318965461.2f2b078");
    }

    @Test
    void aVeryLongTextIsShortened() {
        assertThat(told(500, "x".repeat(50_000)).detail()).hasSize(1_001).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-request-id", "x-akamai-request-id", "x-trace-id"})
    void theRequestIdIsTakenFromAHeaderFirst(String header) {
        assertThat(told(500, "{\"requestId\":\"of the body\"}", Map.of(header, "r-1"))
                        .requestId())
                .isEqualTo("r-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestId", "requestInstance", "supportId", "instance", "incidentId"})
    void theRequestIdIsTakenFromTheBodyElse(String field) {
        assertThat(told(500, "{\"" + field + "\":\"r-2\"}").requestId()).isEqualTo("r-2");
    }

    @Test
    void aStatusWithoutANameIsGivenAsNumber() {
        assertThat(told(599, "").title()).isEqualTo("HTTP 599");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 28 Jul 2026 12:05:00 GMT|5 minutes behind",
                "Tue, 28 Jul 2026 11:59:00 GMT|60 seconds ahead of",
                "Tue, 28 Jul 2026 09:00:00 GMT|3 hours ahead of"
            })
    void aRefusedTimestampIsExplainedByTheClocks(String date, String skew) {
        ApiResponse.Refused refused =
                told(401, "{\"title\":\"Not authorized\",\"detail\":\"Invalid timestamp\"}", Map.of("date", date));

        assertThat(refused.detail())
                .isEqualTo("Invalid timestamp — this host's clock is " + skew + " Akamai's: correct it with NTP");
    }

    @Test
    void theTimeInTheProblemCountsMoreThanTheDateOfWhoeverPassedItOn() {
        ApiResponse.Refused refused = told(
                400,
                "{\"title\":\"Bad request\",\"detail\":\"Invalid timestamp\",\"requestTime\":\"2026-07-28T12:10:00Z\"}",
                Map.of("date", "Tue, 28 Jul 2026 12:00:00 GMT"));

        assertThat(refused.detail()).contains("this host's clock is 10 minutes behind Akamai's");
    }

    @Test
    void warningsComeWithWhatAcknowledgesThem() {
        ApiResponse.Refused refused = told(400, """
                {"title": "Warnings not acknowledged",
                 "warnings": [{"messageId": "msg_ab12", "title": "Origin", "detail": "is an address",
                               "errorLocation": "#/rules/behaviors/0"}]}""");

        assertThat(refused.errors())
                .containsExactly("messageId msg_ab12: Origin: is an address (at #/rules/behaviors/0)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|Invalid timestamp|Tue, 28 Jul 2026 12:00:20 GMT",
                "401|Invalid timestamp|not a date",
                "401|Inactive client token|Tue, 28 Jul 2026 13:00:00 GMT",
                "404|expired|Tue, 28 Jul 2026 13:00:00 GMT"
            })
    void clocksAreNotBlamedForAnythingElse(int status, String detail, String date) {
        assertThat(told(status, "{\"detail\":\"" + detail + "\"}", Map.of("date", date))
                        .detail())
                .isEqualTo(detail);
    }

    @Test
    void aSignatureThatDoesNotMatchPointsToTheSection() {
        ApiResponse.Refused refused =
                told(401, "{\"title\":\"Not authorized\",\"detail\":\"Signature does not match\"}");

        assertThat(refused.detail())
                .isEqualTo("Signature does not match — check client_secret and host in"
                        + " section papi of /home/me/.edgerc: they must be of one API client")
                .doesNotContain("s3cret");
    }

    @Test
    void anOrdinaryBadRequestIsNotTakenForThrottling() {
        Refusals.Told told = refusals.tell(
                new Reply.Whole(
                        400, Map.of(), "{\"title\":\"Bad\",\"detail\":\"IPBLOCK\"}".getBytes(StandardCharsets.UTF_8)),
                CREDENTIAL);

        assertThat(told.throttled()).isFalse();
        assertThat(told.refused().title()).isEqualTo("Bad");
    }
}
