package dev.alecs.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.akamai.edgegrid.signer.ClientCredential;
import com.akamai.edgegrid.signer.EdgeGridV1Signer;
import com.akamai.edgegrid.signer.Request;
import dev.alecs.simulator.TestClient.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {

    private static final String TARGET = "/papi/v1/contracts";

    @AutoClose
    private final RunningSimulator running = new RunningSimulator();

    private final TestClient client = running.client;

    @Test
    void aSignatureOfAkamaisOwnLibraryIsAccepted() throws Exception {
        String body = "{\"objects\":[\"https://www.example.com/\"]}";
        Request request = Request.builder()
                .method("POST")
                .uri(URI.create("https://" + RunningSimulator.HOST + "/ccu/v3/invalidate/url/staging"))
                .body(body.getBytes(StandardCharsets.UTF_8))
                .build();
        ClientCredential credential = ClientCredential.builder()
                .clientToken(running.credentials.clientToken())
                .clientSecret(running.credentials.clientSecret())
                .accessToken(running.credentials.accessToken())
                .host(RunningSimulator.HOST)
                .build();

        String authorization = new SignerAtTestTime().getSignature(request, credential);
        Response response = client.sendSigned(
                "POST", "/ccu/v3/invalidate/url/staging", body, authorization, "Content-Type", "application/json");

        assertThat(response.status()).isEqualTo(201);
    }

    @Test
    void everyAnswerSaysThatItIsSimulated() {
        assertThat(client.get(TARGET).header("X-ALECS-Simulated")).isEqualTo("true");
        assertThat(client.get("/nowhere").header("X-ALECS-Simulated")).isEqualTo("true");
    }

    @Test
    void aRequestWithoutASignatureIsRefused() {
        Response response = client.sendSigned("GET", TARGET, "", "");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().path("type").asText()).endsWith("/-/pep-authn/request-error");
        assertThat(response.json().path("requestId").asText()).isNotBlank();
        assertThat(response.json().path("instance").asText()).startsWith("https://" + RunningSimulator.HOST + TARGET);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(longs = {-31, 31})
    void aClockThatIsOffByMoreThanThirtySecondsIsRefusedWithADateToCompare(long seconds) {
        Instant wrong = running.clock.instant().plusSeconds(seconds);

        Response response = client.sendSigned("GET", TARGET, "", client.authorization("GET", TARGET, "", wrong, "n-1"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().path("detail").asText()).isEqualTo("Invalid timestamp");
        assertThat(response.header("Date")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 30})
    void aClockThatIsOffByThirtySecondsIsAccepted(long seconds) {
        Instant off = running.clock.instant().plusSeconds(seconds);

        Response response = client.sendSigned("GET", TARGET, "", client.authorization("GET", TARGET, "", off, "n-1"));

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void aNonceIsGoodOnce() {
        String authorization = client.authorization("GET", TARGET, "");

        assertThat(client.sendSigned("GET", TARGET, "", authorization).status()).isEqualTo(200);
        Response repeated = client.sendSigned("GET", TARGET, "", authorization);

        assertThat(repeated.status()).isEqualTo(400);
        assertThat(repeated.json().path("detail").asText()).isEqualTo("Duplicate nonce");
    }

    @Test
    void aNonceIsForgottenWhenItsTimestampIsNoLongerGood() {
        client.sendSigned("GET", TARGET, "", client.authorization("GET", TARGET, "", running.clock.instant(), "n-1"));
        running.clock.advance(Duration.ofSeconds(61));

        Response later = client.sendSigned(
                "GET", TARGET, "", client.authorization("GET", TARGET, "", running.clock.instant(), "n-1"));

        assertThat(later.status()).isEqualTo(200);
    }

    @Test
    void aSignatureForAnotherPathIsRefused() {
        Response response = client.sendSigned("GET", TARGET, "", client.authorization("GET", "/papi/v1/groups", ""));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.json().path("detail").asText()).isEqualTo("The signature does not match");
    }

    @Test
    void theQueryIsSignedAsItWentOverTheWire() {
        String target = "/papi/v1/products?contractId=ctr_1%2DSIMA1";
        String decoded = "/papi/v1/products?contractId=ctr_1-SIMA1";

        assertThat(client.get(target).status()).isEqualTo(200);
        assertThat(client.sendSigned("GET", target, "", client.authorization("GET", decoded, ""))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aSignatureForAnotherHostIsRefused() {
        SimulatorCredentials elsewhere = new SimulatorCredentials(
                running.credentials.clientToken(),
                running.credentials.clientSecret(),
                running.credentials.accessToken(),
                "akab-elsewhere.luna.akamaiapis.net");

        try (TestClient other = new TestClient(running.simulator, elsewhere, running.clock)) {
            assertThat(other.get(TARGET).status()).isEqualTo(401);
        }
    }

    @Test
    void anUnknownClientTokenIsRefused() {
        SimulatorCredentials unknown = SimulatorCredentials.random(RunningSimulator.HOST);

        try (TestClient other = new TestClient(running.simulator, unknown, running.clock)) {
            assertThat(other.get(TARGET).json().path("detail").asText()).isEqualTo("Invalid client token");
        }
    }

    @Test
    void theBodyOfAPostIsSigned() {
        String signed = client.authorization("POST", "/ccu/v3/invalidate/tag/staging", "{\"objects\":[\"a\"]}");

        Response response = client.sendSigned(
                "POST",
                "/ccu/v3/invalidate/tag/staging",
                "{\"objects\":[\"b\"]}",
                signed,
                "Content-Type",
                "application/json");

        assertThat(response.status()).isEqualTo(401);
        assertThat(running.simulator.purges()).isEmpty();
    }

    @Test
    void onlyTheFirst131072BytesOfABodyAreSigned() {
        String start = "x".repeat(131_072);
        String signed = client.authorization("POST", "/nowhere", start + "one end");

        Response response = client.sendSigned("POST", "/nowhere", start + "another end", signed);

        assertThat(response.status()).as("past the signature").isEqualTo(404);
    }

    @Test
    void credentialsDoNotPrintTheirSecrets() {
        SimulatorCredentials credentials = running.credentials;

        assertThat(credentials.toString())
                .doesNotContain(credentials.clientSecret(), credentials.clientToken(), credentials.accessToken())
                .contains("***", RunningSimulator.HOST);
    }

    /** Akamai's signer, at the time of the test's clock. */
    private final class SignerAtTestTime extends EdgeGridV1Signer {

        @Override
        protected long getTimestamp() {
            return running.clock.millis();
        }
    }
}
