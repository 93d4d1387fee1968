package dev.alecs.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be chosen about a demo; read before the server starts and again by its command. */
final class DemoOptions {

    @Option(
            names = "--port",
            defaultValue = "8082",
            description = "The port on 127.0.0.1 (default: ${DEFAULT-VALUE}); 0 takes any free one.")
    int port;

    @Option(names = "--json", description = "Print one line of JSON instead of the welcome.")
    boolean json;

    @Option(
            names = "--faults",
            paramLabel = "SPEC",
            converter = FaultsConverter.class,
            description =
                    "What goes wrong at the simulated Akamai, for example \"/papi/v1/groups status=503 times=1\".")
    @Nullable
    String faults;

    @Option(
            names = "--clock-ahead",
            paramLabel = "TIME",
            converter = LifetimeConverter.class,
            description = "Set the simulated Akamai's clock ahead of ours, for example 10m.")
    @Nullable
    Duration clockAhead;
}
