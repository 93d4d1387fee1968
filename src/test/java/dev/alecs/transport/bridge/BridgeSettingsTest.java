package dev.alecs.transport.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeSettingsTest {

    private static final Map<String, String> ENOUGH =
            Map.of("ALECS_WS_URL", "wss://alecs.example.com/mcp", "ALECS_TOKEN", "alecs_secret");

    @Test
    void addressAndTokenAreEnough() {
        BridgeSettings settings = BridgeSettings.fromEnvironment(ENOUGH);

        assertThat(settings.url()).isEqualTo(URI.create("wss://alecs.example.com/mcp"));
        assertThat(settings.token()).isEqualTo("alecs_secret");
        assertThat(settings.patience().outage()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.patience().resendGrace()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void patienceCanBeSet() {
        BridgeSettings settings = BridgeSettings.fromEnvironment(
                with("ALECS_RECONNECT_MAX_SECONDS", "120", "ALECS_RESEND_GRACE_SECONDS", " 0.5 "));

        assertThat(settings.patience().outage()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.patience().resendGrace()).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALECS_RECONNECT_MAX_SECONDS", "ALECS_RESEND_GRACE_SECONDS"})
    void patienceThatIsNoNumberIsNamed(String name) {
        assertThatThrownBy(() -> BridgeSettings.fromEnvironment(with(name, "5s")))
                .isInstanceOf(BridgeSettingsException.class)
                .hasMessageContaining(name + " must be a number of seconds");
    }

    @Test
    void theTokenMayComeFromAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "alecs_fromAFile\n");

        BridgeSettings settings = BridgeSettings.fromEnvironment(
                Map.of("ALECS_WS_URL", "ws://localhost:8082/mcp", "ALECS_TOKEN_FILE", file.toString()));

        assertThat(settings.token()).isEqualTo("alecs_fromAFile");
    }

    @Test
    void aTokenFileThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> BridgeSettings.fromEnvironment(
                        Map.of("ALECS_WS_URL", "ws://localhost:8082/mcp", "ALECS_TOKEN_FILE", "/no/such/file")))
                .isInstanceOf(BridgeSettingsException.class)
                .hasMessageContaining("ALECS_TOKEN_FILE names /no/such/file, which cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ALECS_WS_URL is not set",
        "' ', ALECS_WS_URL is not set",
        "http://localhost:8082/mcp, must begin with ws:// or wss://",
        "localhost:8082/mcp, must begin with ws:// or wss://",
        "ws:///mcp, names no host",
        "ws://my_host/mcp, names no host",
        "ws://exa mple/mcp, is not an address",
        "ws://me:secret@localhost/mcp, neither a user name nor a fragment",
        "ws://localhost/mcp#top, neither a user name nor a fragment",
    })
    void anAddressThatCannotBeUsedIsNamed(String url, String complaint) {
        assertThatThrownBy(() -> BridgeSettings.fromEnvironment(with("ALECS_WS_URL", url)))
                .isInstanceOf(BridgeSettingsException.class)
                .hasMessageContaining("ALECS_WS_URL")
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aMissingTokenIsNamedWithBothWaysToGiveOne() {
        assertThatThrownBy(() -> BridgeSettings.fromEnvironment(with("ALECS_TOKEN", "")))
                .isInstanceOf(BridgeSettingsException.class)
                .hasMessageContaining("ALECS_TOKEN is not set")
                .hasMessageContaining("alecs token issue")
                .hasMessageContaining("ALECS_TOKEN_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer alecs_secret", "\"alecs_secret\"", "alecs_secret\r\nX-Evil: 1", "alecs_sécret"})
    void whatIsNoTokenIsNamedButNotShown(String token) {
        assertThatThrownBy(() -> BridgeSettings.fromEnvironment(with("ALECS_TOKEN", token)))
                .isInstanceOf(BridgeSettingsException.class)
                .hasMessageContaining("ALECS_TOKEN does not hold a token")
                .hasMessageNotContaining("cret");
    }

    @Test
    void neitherTokenNorQueryIsPrinted() {
        BridgeSettings settings =
                BridgeSettings.fromEnvironment(with("ALECS_WS_URL", "ws://localhost:8082/mcp?token=hidden"));

        assertThat(settings.toString())
                .contains("ws://localhost:8082/mcp", "token=***")
                .doesNotContain("alecs_secret", "hidden");
    }

    private static Map<String, String> with(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>(ENOUGH);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return environment;
    }
}
