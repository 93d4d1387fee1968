package dev.alecs.shaping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.Operation;
import dev.alecs.edgegrid.ApiResponse;
import dev.alecs.edgegrid.ApiResponse.Answered;
import dev.alecs.edgegrid.ApiResponse.NotConfigured;
import dev.alecs.edgegrid.ApiResponse.Refused;
import dev.alecs.edgegrid.ApiResponse.Unanswered;
import dev.alecs.testing.Operations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerShaperTest {

    private static final Operation READ = Operations.get("/x");
    private static final Operation ACTIVATION = Operations.of(Effect.ACTIVATE, "POST", "/x", null, null);

    private final AnswerShaper shaper = new AnswerShaper(1_000);

    @Test
    void anAnswerIsPassedOnAsItCame() {
        var shaped = shaper.shape(READ, answered(200, Map.of(), "{\"a\": 1.10}"));

        assertThat(shaped.failed()).isFalse();
        assertThat(shaped.texts()).containsExactly("{\"a\": 1.10}");
    }

    @Test
    void whatTheHeadersSayStandsInATextOfItsOwn() {
        var shaped = shaper.shape(
                READ, answered(202, Map.of("location", "/y/1", "retry-after", "5", "etag", "\"e\""), "{}"));

        assertThat(shaped.texts().getFirst()).isEqualTo("{}");
        assertThat(shaped.texts().getLast()).contains("HTTP 202", "Location: /y/1", "Retry-After: 5", "ETag: \"e\"");
    }

    @Test
    void anEmptyAnswerSaysWhatWasDone() {
        assertThat(shaper.shape(READ, answered(204, Map.of(), "")).texts())
                .containsExactly("Done: Do a thing (HTTP 204, no content).");
    }

    @Test
    void aLongListLosesItsTailStaysJsonAndSaysHowMuchIsMissing() throws Exception {
        var items = IntStream.range(0, 500).mapToObj(i -> "{\"id\":" + i + "}").collect(Collectors.joining(","));

        var shaped = shaper.shape(READ, answered(200, Map.of(), "{\"kind\":\"list\",\"items\":[" + items + "]}"));

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
                .readTree(shaper.shape(
                                READ, answered(200, Map.of(), "{\"log\":\"" + "x".repeat(5_000) + "\",\"ok\":true}"))
                        .texts()
                        .getFirst());

        assertThat(shown.path("ok").asBoolean()).isTrue();
        assertThat(shown.path("log").asText()).hasSizeLessThan(1_000).endsWith("…");
    }

    @Test
    void aLongTextThatIsNotJsonIsCut() {
        var shaped = shaper.shape(READ, answered(200, Map.of(), "; zone\n".repeat(1_000)));

        assertThat(shaped.texts().getFirst()).hasSize(1_000);
        assertThat(shaped.texts().get(1)).contains("the first 1,000 characters", "7,000");
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

        var shaped = shaper.shape(ACTIVATION, refused);

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

        assertThat(textOf(shaper.shape(ACTIVATION, refused)))
                .contains("- messageId msg_ab12: Origin", "Show these warnings to the user", "acknowledgeWarnings");
    }

    @Test
    void tooManyRequestsSayWhenToComeBack() {
        var refused = new Refused(429, "Too many", "", List.of(), null, Duration.ofSeconds(42), new byte[0]);

        assertThat(textOf(shaper.shape(READ, refused)))
                .contains("in 42 seconds")
                .doesNotContain("request id");
    }

    @Test
    void noAnswerToAChangeSaysWhetherItMayHaveHappened() {
        assertThat(textOf(shaper.shape(ACTIVATION, new Unanswered("Timed out.", true))))
                .contains("may have taken effect");
        assertThat(textOf(shaper.shape(ACTIVATION, new Unanswered("Refused.", false))))
                .contains("Nothing was changed");
        assertThat(textOf(shaper.shape(READ, new Unanswered("Timed out.", true))))
                .contains("Nothing was changed");
    }

    @Test
    void missingCredentialsSayThatNothingWasSent() {
        assertThat(textOf(shaper.shape(READ, new NotConfigured("~/.edgerc is not there."))))
                .isEqualTo("Nothing was sent to Akamai: ~/.edgerc is not there.");
    }

    @Test
    void aLimitThatIsTooSmallStopsTheStart() {
        assertThatThrownBy(() -> new AnswerShaper(10)).hasMessageContaining("alecs.answer.max-characters");
    }

    private static String textOf(ShapedAnswer shaped) {
        assertThat(shaped.failed()).isTrue();
        return shaped.texts().getFirst();
    }

    private static ApiResponse answered(int status, Map<String, String> headers, String body) {
        return new Answered(status, headers, body.getBytes(UTF_8));
    }
}
