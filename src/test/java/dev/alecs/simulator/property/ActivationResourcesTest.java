package dev.alecs.simulator.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.simulator.RunningSimulator;
import dev.alecs.simulator.TestClient;
import dev.alecs.simulator.TestClient.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationResourcesTest {

    @AutoClose
    private final RunningSimulator running = new RunningSimulator();

    private final TestClient client = running.client;

    @Test
    void anActivationGoesThroughItsZonesAndReplacesTheVersionBefore() {
        String www = property("www.example.com");
        Response created = activate(www, 4, "PRODUCTION", "");
        String link = created.json().path("activationLink").asText();
        List<String> statuses = new ArrayList<>();
        for (int second = 0; second <= 4; second++) {
            statuses.add(status(link));
            running.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(link);
        assertThat(statuses).containsExactly("PENDING", "ZONE_1", "ZONE_2", "ZONE_3", "ACTIVE");
        assertThat(client.get(www).json().findPath("productionVersion").asInt()).isEqualTo(4);
        assertThat(versionStatus(www, 4, "productionStatus")).isEqualTo("ACTIVE");
        assertThat(versionStatus(www, 2, "productionStatus")).isEqualTo("INACTIVE");
        assertThat(client.get(www).json().findPath("stagingVersion").asInt()).isEqualTo(3);
    }

    @Test
    void aPendingActivationSaysWhenToAskAgain() {
        String www = property("www.example.com");
        String link =
                activate(www, 4, "STAGING", "").json().path("activationLink").asText();

        assertThat(client.get(link).header("Retry-After")).isEqualTo("1");
        assertThat(versionStatus(www, 4, "stagingStatus")).isEqualTo("PENDING");
        running.clock.advance(Duration.ofSeconds(4));

        assertThat(client.get(link).header("Retry-After")).isEmpty();
    }

    @Test
    void thereIsOnePendingActivationPerNetwork() {
        String www = property("www.example.com");
        activate(www, 4, "STAGING", "");

        Response second = activate(www, 2, "STAGING", "");
        Response otherNetwork = activate(www, 4, "PRODUCTION", "");

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.json().path("type").asText()).endsWith("activation/still-pending");
        assertThat(otherNetwork.status()).isEqualTo(201);
    }

    @Test
    void warningsMustBeAcknowledgedByTheirId() {
        String shop = property("shop.example.com");

        Response refused = activate(shop, 2, "STAGING", "");
        String messageId = refused.json().at("/warnings/0/messageId").asText();
        Response accepted = activate(shop, 2, "STAGING", ",\"acknowledgeWarnings\":[\"" + messageId + "\"]");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("type").asText()).endsWith("activation/warnings-not-acknowledged");
        assertThat(messageId).startsWith("msg_");
        assertThat(accepted.status()).isEqualTo(201);
    }

    @Test
    void allWarningsCanBeAcknowledgedAtOnce() {
        assertThat(activate(property("shop.example.com"), 2, "STAGING", ",\"acknowledgeAllWarnings\":true")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aVersionWithErrorsIsNotActivated() {
        client.post(
                "/papi/v1/properties?contractId=1-SIMA1&groupId=10002",
                "{\"propertyName\":\"new.example.com\",\"productId\":\"prd_SPM\"}");

        Response refused = activate(property("new.example.com"), 1, "STAGING", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors")).hasSize(2);
    }

    @Test
    void whatIsActiveIsNotActivatedAgain() {
        Response refused = activate(property("www.example.com"), 2, "PRODUCTION", "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("type").asText()).endsWith("activation/already-activated");
    }

    @Test
    void aDeactivationTakesTheVersionOffItsNetwork() {
        String www = property("www.example.com");

        Response created = activate(www, 2, "PRODUCTION", ",\"activationType\":\"DEACTIVATE\"");
        running.clock.advance(Duration.ofSeconds(4));

        assertThat(created.status()).isEqualTo(201);
        assertThat(status(created.json().path("activationLink").asText())).isEqualTo("ACTIVE");
        assertThat(client.get(www).json().findPath("productionVersion").isNull())
                .isTrue();
        assertThat(versionStatus(www, 2, "productionStatus")).isEqualTo("DEACTIVATED");
        assertThat(activate(www, 2, "PRODUCTION", ",\"activationType\":\"DEACTIVATE\"")
                        .status())
                .as("it is off already")
                .isEqualTo(422);
    }

    @Test
    void aPendingActivationIsCancelledAndTheVersionIsADraftAgain() {
        String www = property("www.example.com");
        String link =
                activate(www, 4, "STAGING", "").json().path("activationLink").asText();

        Response cancelled = client.delete(link);
        Response again = client.delete(link);

        assertThat(cancelled.json().at("/activations/items/0/status").asText()).isEqualTo("ABORTED");
        assertThat(again.status()).isEqualTo(422);
        assertThat(client.get(www).json().findPath("stagingVersion").asInt()).isEqualTo(3);
        assertThat(client.put(www + "/versions/4/hostnames", "[]", "If-Match", "*")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aVersionStillOnItsWayToTheOtherNetworkIsNoDraft() {
        String www = property("www.example.com");
        String staging =
                activate(www, 4, "STAGING", "").json().path("activationLink").asText();
        activate(www, 4, "PRODUCTION", "");

        client.delete(staging);

        assertThat(client.put(www + "/versions/4/hostnames", "[]", "If-Match", "*")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void earlierActivationsAreListedAsInactive() {
        String www = property("www.example.com");
        activate(www, 4, "STAGING", "");
        running.clock.advance(Duration.ofSeconds(4));
        activate(www, 2, "STAGING", "");
        running.clock.advance(Duration.ofSeconds(4));

        JsonNode listed = client.get(www + "/activations").json();

        assertThat(listed.findValuesAsText("status")).containsExactly("ACTIVE", "INACTIVE");
        assertThat(listed.at("/activations/items/0/propertyVersion").asInt()).isEqualTo(2);
        assertThat(listed.at("/activations/items/0/notifyEmails/0").asText()).isEqualTo("noc@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"propertyVersion\":4,\"network\":\"STAGING\"}",
                "{\"propertyVersion\":4,\"network\":\"STAGING\",\"notifyEmails\":[]}",
                "{\"propertyVersion\":4,\"network\":\"staging\",\"notifyEmails\":[\"noc@example.com\"]}",
                "{\"propertyVersion\":4,\"notifyEmails\":[\"noc@example.com\"]}"
            })
    void anActivationThatLacksSomethingIsRefused(String body) {
        assertThat(client.post(property("www.example.com") + "/activations", body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void unknownVersionsAndActivationsAreNotFound() {
        String www = property("www.example.com");

        assertThat(activate(www, 44, "STAGING", "").status()).isEqualTo(404);
        assertThat(client.get(www + "/activations/atv_1").status()).isEqualTo(404);
        assertThat(client.delete(www + "/activations/atv_1").status()).isEqualTo(404);
    }

    @Test
    void aPropertyOnItsWayIsNotDeleted() {
        String beta = property("beta.example.net");
        activate(beta, 1, "STAGING", "");

        assertThat(client.delete(beta).status()).isEqualTo(403);
    }

    private Response activate(String property, int version, String network, String more) {
        return client.post(property + "/activations", """
                {"propertyVersion":%d,"network":"%s","notifyEmails":["noc@example.com"]%s}""".formatted(version, network, more));
    }

    private String status(String link) {
        return client.get(link).json().at("/activations/items/0/status").asText();
    }

    private String versionStatus(String property, int version, String network) {
        return client.get(property + "/versions/" + version)
                .json()
                .findPath(network)
                .asText();
    }

    private String property(String name) {
        return "/papi/v1/properties/"
                + client.post("/papi/v1/search/find-by-value", "{\"propertyName\":\"" + name + "\"}")
                        .json()
                        .findPath("propertyId")
                        .asText();
    }
}
