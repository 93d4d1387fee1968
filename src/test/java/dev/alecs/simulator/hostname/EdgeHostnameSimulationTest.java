package dev.alecs.simulator.hostname;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.simulator.RunningSimulator;
import dev.alecs.simulator.TestClient;
import dev.alecs.simulator.TestClient.Response;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeHostnameSimulationTest {

    private static final String WWW = "/hapi/v1/dns-zones/edgekey.net/edge-hostnames/www.example.com";

    @AutoClose
    private final RunningSimulator running = new RunningSimulator();

    private final TestClient client = running.client;

    @Test
    void edgeHostnamesAreListedAndFiltered() {
        JsonNode all = client.get("/hapi/v1/edge-hostnames").json();
        JsonNode some = client.get("/hapi/v1/edge-hostnames?recordNameSubstring=www&dnsZone=edgekey.net")
                .json();

        assertThat(all.path("edgeHostnames")).hasSizeGreaterThan(4);
        assertThat(some.findValuesAsText("recordName")).containsExactly("www.example.com");
    }

    @Test
    void anEdgeHostnameIsFoundByIdAndByName() {
        JsonNode byName = client.get(WWW).json();
        JsonNode byId = client.get("/hapi/v1/edge-hostnames/"
                        + byName.path("edgeHostnameId").asText())
                .json();

        assertThat(byId).isEqualTo(byName);
        assertThat(client.get("/hapi/v1/edge-hostnames/1").status()).isEqualTo(404);
    }

    @Test
    void aChangeIsPendingBeforeItIsMade() {
        Response accepted = patch("[{\"op\":\"replace\",\"path\":\"/ttl\",\"value\":\"500\"}]");
        String change =
                "/hapi/v1/change-requests/" + accepted.json().path("changeId").asText();

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().path("status").asText()).isEqualTo("PENDING");
        assertThat(client.get(WWW).json().path("ttl").asInt()).isEqualTo(21_600);
        assertThat(client.get("/hapi/v1/change-requests?status=PENDING").json().path("changeRequests"))
                .hasSize(1);
        running.clock.advance(Duration.ofSeconds(4));

        assertThat(client.get(change).json().path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(client.get(WWW).json().path("ttl").asInt()).isEqualTo(500);
        assertThat(client.get("/hapi/v1/change-requests?status=PENDING").json().path("changeRequests"))
                .isEmpty();
        assertThat(client.get(WWW + "/change-requests").json().path("changeRequests"))
                .hasSize(1);
    }

    @Test
    void aSecondChangeMustWaitForTheFirst() {
        patch("[{\"op\":\"replace\",\"path\":\"/ttl\",\"value\":\"500\"}]");

        assertThat(patch("[{\"op\":\"replace\",\"path\":\"/ttl\",\"value\":\"600\"}]")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aDeletedEdgeHostnameIsGoneFromPropertyManagerToo() {
        String list = "/papi/v1/edgehostnames?contractId=1-SIMA1&groupId=10002";

        assertThat(client.delete(WWW).status()).isEqualTo(202);
        assertThat(client.get(list).raw().body()).contains("www.example.com.edgekey.net");
        running.clock.advance(Duration.ofSeconds(4));

        assertThat(client.get(list).raw().body()).doesNotContain("www.example.com.edgekey.net");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"replace\",\"path\":\"/map\",\"value\":\"x\"}]",
                "[{\"op\":\"remove\",\"path\":\"/ttl\"}]",
                "[{\"op\":\"replace\",\"path\":\"/ttl\",\"value\":\"soon\"}]",
                "[{\"op\":\"replace\",\"path\":\"/ipVersionBehavior\",\"value\":\"IPV5\"}]"
            })
    void otherChangesAreRefused(String patch) {
        assertThat(patch(patch).status()).isEqualTo(400);
    }

    private Response patch(String patch) {
        return client.send("PATCH", WWW, patch, "Content-Type", "application/json-patch+json");
    }
}
