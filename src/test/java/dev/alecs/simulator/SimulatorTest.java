package dev.alecs.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.simulator.TestClient.BrokenConnection;
import dev.alecs.simulator.TestClient.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    private static final String CONTRACTS = "/papi/v1/contracts";

    @AutoClose
    private final RunningSimulator running = new RunningSimulator();

    private final TestClient client = running.client;

    @Test
    void anAccountSwitchKeyShowsAnotherAccount() {
        JsonNode first = client.get(CONTRACTS).json();
        JsonNode second = client.get(CONTRACTS + "?accountSwitchKey=" + Simulator.SECOND_ACCOUNT)
                .json();

        assertThat(first.path("accountId").asText()).isEqualTo("act_1-SIM1");
        assertThat(second.path("accountId").asText()).isEqualTo("act_1-SIM2");
        assertThat(second.findValuesAsText("contractId"))
                .doesNotContainAnyElementsOf(first.findValuesAsText("contractId"));
    }

    @Test
    void anUnknownAccountSwitchKeyIsForbidden() {
        Response response = client.get(CONTRACTS + "?accountSwitchKey=1-NONE:1-2RBL");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.json().path("title").asText()).isEqualTo("Forbidden");
    }

    @Test
    void whatOneAccountChangesTheOtherDoesNotSee() {
        String body = "{\"objects\":[\"https://www.example.com/\"]}";
        String zones = "/config-dns/v2/zones?contractId=1-SIMA1&gid=10001";
        client.post(zones, "{\"zone\":\"new.example.com\",\"type\":\"PRIMARY\"}");
        client.post("/ccu/v3/invalidate/url/staging", body);

        Response other =
                client.get("/config-dns/v2/zones/new.example.com?accountSwitchKey=" + Simulator.SECOND_ACCOUNT);

        assertThat(other.status()).isEqualTo(404);
        assertThat(client.get("/config-dns/v2/zones/new.example.com").status()).isEqualTo(200);
    }

    @Test
    void anUnknownPathIsNotFound() {
        Response response = client.get("/nowhere/v1/things");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.json().path("detail").asText()).contains("/nowhere/v1/things");
    }

    @Test
    void anotherMethodOnAKnownPathIsNotAllowed() {
        Response response = client.delete("/papi/v1/properties");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET, POST");
    }

    @Test
    void anotherContentTypeIsUnsupported() {
        Response response =
                client.send("POST", "/ccu/v3/invalidate/url/staging", "objects=1", "Content-Type", "text/plain");

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.json().path("detail").asText()).contains("text/plain", "application/json");
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        assertThat(client.post("/ccu/v3/invalidate/url/staging", "{\"objects\":")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/ccu/v3/invalidate/url/staging", "[1] [2]").status())
                .isEqualTo(400);
    }

    @Test
    void aFaultOfTheHeaderMeetsOnlyItsRequest() {
        Response faulty = client.get(CONTRACTS, "X-Simulate", "status=429; retry-after=1");

        assertThat(faulty.status()).isEqualTo(429);
        assertThat(faulty.header("Retry-After")).isEqualTo("1");
        assertThat(client.get(CONTRACTS).status()).isEqualTo(200);
    }

    @Test
    void aFaultOfTheHeaderCountsDownOverRetries() {
        List<Integer> statuses = Stream.generate(() -> client.get(CONTRACTS, "X-Simulate", "status=503; times=2"))
                .limit(4)
                .map(Response::status)
                .toList();

        assertThat(statuses).containsExactly(503, 503, 200, 503);
    }

    @Test
    void aFaultOfTheHeaderThatMakesNoSenseIsExplained() {
        Response response = client.get(CONTRACTS, "X-Simulate", "sttus=503");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().path("detail").asText()).contains("sttus=503");
    }

    @Test
    void aFaultSetInJavaMeetsThePathsBelowItsPrefixUntilItIsOver() {
        running.simulator.fault(Fault.parse("/papi/v1/contracts status=500 times=1"));

        assertThat(client.get("/papi/v1/groups").status()).isEqualTo(200);
        assertThat(client.get(CONTRACTS).status()).isEqualTo(500);
        assertThat(client.get(CONTRACTS).status()).isEqualTo(200);
    }

    @Test
    void faultsOfASettingHoldFromTheStart() {
        try (RunningSimulator faulty =
                new RunningSimulator("/papi/v1/groups status=503 times=1, /papi/v1/contracts status=504")) {
            assertThat(faulty.client.get("/papi/v1/groups").status()).isEqualTo(503);
            assertThat(faulty.client.get("/papi/v1/groups").status()).isEqualTo(200);
            assertThat(faulty.client.get(CONTRACTS).status()).isEqualTo(504);
            assertThat(faulty.client.get(CONTRACTS).status()).isEqualTo(504);
        }
    }

    @Test
    void aRefusedRequestChangesNothing() {
        client.post("/ccu/v3/invalidate/tag/staging", "{\"objects\":[\"a\"]}", "X-Simulate", "status=503");

        assertThat(running.simulator.purges()).isEmpty();
    }

    @Test
    void aBrokenConnectionEndsInTheMiddleOfAnAnswerToARequestThatTookEffect() {
        assertThatThrownBy(() ->
                        client.post("/ccu/v3/invalidate/tag/staging", "{\"objects\":[\"a\"]}", "X-Simulate", "broken"))
                .isInstanceOf(BrokenConnection.class);

        assertThat(running.simulator.purges()).hasSize(1);
    }

    @Test
    void aSlowAnswerIsTheRightOne() {
        long start = System.nanoTime();

        Response response = client.get(CONTRACTS, "X-Simulate", "slow=150ms");

        assertThat(response.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(140));
    }

    @Test
    void simultaneousChangesOfOneZoneAllHappen() throws Exception {
        List<Callable<Integer>> changes = Stream.iterate(1, n -> n + 1)
                .limit(40)
                .<Callable<Integer>>map(n -> () -> client.post(
                                "/config-dns/v2/zones/example.com/names/n" + n + ".example.com/types/A",
                                "{\"ttl\":300,\"rdata\":[\"192.0.2.7\"]}")
                        .status())
                .toList();

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.invokeAll(changes);
        }

        JsonNode found = client.get("/config-dns/v2/zones/example.com/recordsets?search=192.0.2.7&showAll=true")
                .json();
        assertThat(found.path("metadata").path("totalElements").asInt()).isEqualTo(40);
    }

    @Test
    void itRunsWithoutOptionsOnTheSystemsClock() {
        SimulatorCredentials credentials = SimulatorCredentials.random(RunningSimulator.HOST);

        try (Simulator simulator = Simulator.start(credentials);
                TestClient other = new TestClient(simulator, credentials, Clock.systemUTC())) {
            assertThat(simulator.url().getHost()).isEqualTo("127.0.0.1");
            assertThat(other.get(CONTRACTS).status()).isEqualTo(200);
        }
    }
}
