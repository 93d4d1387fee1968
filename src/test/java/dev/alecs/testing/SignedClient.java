package dev.alecs.testing;

import dev.alecs.edgegrid.AkamaiClient;
import dev.alecs.edgegrid.Credentials;
import dev.alecs.edgegrid.EdgeGridSettings;
import dev.alecs.simulator.Simulator;
import dev.alecs.simulator.SimulatorCredentials;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The real client, signing for a simulator and calling it over a real socket. */
public final class SignedClient {

    private SignedClient() {}

    public static AkamaiClient of(Simulator simulator, SimulatorCredentials credentials) {
        var settings = new EdgeGridSettings(
                Path.of("/nowhere/.edgerc"),
                "default",
                null,
                simulator.url(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                5,
                1 << 20,
                1,
                Duration.ofSeconds(1));
        var environment = Map.of(
                "AKAMAI_HOST", credentials.host(),
                "AKAMAI_CLIENT_TOKEN", credentials.clientToken(),
                "AKAMAI_CLIENT_SECRET", credentials.clientSecret(),
                "AKAMAI_ACCESS_TOKEN", credentials.accessToken());
        return new AkamaiClient(
                settings, new Credentials(settings.edgerc(), "default", environment), Clock.systemUTC());
    }
}
