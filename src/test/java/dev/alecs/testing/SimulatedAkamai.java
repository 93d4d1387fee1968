package dev.alecs.testing;

import dev.alecs.simulator.Simulator;
import dev.alecs.simulator.SimulatorCredentials;
import dev.alecs.simulator.SimulatorOptions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A simulated Akamai and credentials for it, as long as the tests run. */
public final class SimulatedAkamai implements QuarkusTestResourceLifecycleManager {

    private @Nullable Simulator simulator;
    private @Nullable Path edgerc;

    /** After {@link TemporaryData}, which says of credentials that there are none. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        var credentials = SimulatorCredentials.random("akab-simulated.luna.akamaiapis.net");
        var started = Simulator.start(credentials, SimulatorOptions.defaults());
        var file = write(credentials);
        simulator = started;
        edgerc = file;
        return Map.of(
                "alecs.edgerc",
                file.toString(),
                "alecs.section",
                "simulated",
                "alecs.akamai-url",
                started.url().toString());
    }

    @Override
    public void stop() {
        if (simulator != null) {
            simulator.close();
        }
        if (edgerc != null) {
            edgerc.toFile().delete();
        }
    }

    private static Path write(SimulatorCredentials credentials) {
        try {
            return Files.writeString(Files.createTempFile("alecs-test", ".edgerc"), """
                    [simulated]
                    host = %s
                    client_token = %s
                    client_secret = %s
                    access_token = %s
                    """.formatted(
                            credentials.host(),
                            credentials.clientToken(),
                            credentials.clientSecret(),
                            credentials.accessToken()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
