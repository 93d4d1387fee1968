package dev.alecs.simulator.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alecs.simulator.RunningSimulator;
import dev.alecs.simulator.TestClient;
import dev.alecs.simulator.TestClient.Response;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FastPurgeSimulationTest {

    @AutoClose
    private final RunningSimulator running = new RunningSimulator();

    private final TestClient client = running.client;

    @Test
    void aPurgeIsAcceptedAndRemembered() {
        Response response = client.post("/ccu/v3/delete/cpcode/production", "{\"objects\":[12345, 6789]}");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.json().path("estimatedSeconds").asInt()).isEqualTo(5);
        assertThat(response.json().path("supportId").asText()).isNotBlank();
        assertThat(running.simulator.purges())
                .containsExactly(new Purge(
                        response.json().path("purgeId").asText(),
                        "delete",
                        "cpcode",
                        "production",
                        List.of("12345", "6789"),
                        running.clock.instant()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /ccu/v3/invalidate/url/staging    | {"objects":["https://www.example.com/a","http://www.example.com/b"]}
            /ccu/v3/invalidate/url/staging    | {"hostname":"www.example.com","objects":["/a"]}
            /ccu/v3/invalidate/tag/production | {"objects":["black-friday"]}
            """)
    void validObjectsAreAccepted(String path, String body) {
        assertThat(client.post(path, body).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /ccu/v3/invalidate/url/staging    | {"objects":[]}
            /ccu/v3/invalidate/url/staging    | {}
            /ccu/v3/invalidate/url/staging    | {"objects":["/a"]}
            /ccu/v3/invalidate/url/staging    | {"objects":["//www.example.com/a"]}
            /ccu/v3/invalidate/url/staging    | {"objects":["ftp://www.example.com/a"]}
            /ccu/v3/delete/cpcode/production  | {"objects":["12345"]}
            /ccu/v3/invalidate/tag/production | {"objects":["two words"]}
            """)
    void invalidObjectsAreRefused(String path, String body) {
        Response response = client.post(path, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().path("httpStatus").asInt()).isEqualTo(400);
        assertThat(response.json().path("detail").asText()).startsWith("objects must be");
        assertThat(running.simulator.purges()).isEmpty();
    }

    @Test
    void anUnknownNetworkIsNotFound() {
        assertThat(client.post("/ccu/v3/delete/cpcode/everywhere", "{\"objects\":[1]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aBodyOfMoreThanFiftyThousandBytesIsTooLarge() {
        String body = "{\"objects\":[\"" + "a".repeat(50_000) + "\"]}";

        assertThat(client.post("/ccu/v3/invalidate/tag/staging", body).status()).isEqualTo(413);
    }
}
