package dev.alecs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.alecs.simulator.Simulator;
import dev.alecs.simulator.SimulatorCredentials;
import dev.alecs.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A world for one demo: a simulated Akamai, credentials that open nothing else, and a data folder that goes when it ends.
 *
 * <p>It is made before Quarkus starts, because the server reads from its settings where Akamai is.
 */
final class Demo implements AutoCloseable {

    // Credentials in the environment are for sections of their names; this one nobody has.
    private static final String SECTION = "alecs-simulator";
    private static final String HOST = "akab-simulated.luna.akamaiapis.net";

    private static @Nullable Demo current;

    private final Simulator simulator;
    private final Path folder;

    private Demo(Simulator simulator, Path folder) {
        this.simulator = simulator;
        this.folder = folder;
    }

    /** Makes the world that {@link #current} then gives, unless the options are wrong, and points the settings at it. */
    static void prepare(String... args) throws IOException {
        var options = new DemoOptions();
        try {
            new CommandLine(options).parseArgs(args);
        } catch (CommandLine.ParameterException _) {
            // The command itself says what is wrong with its options, or gives the help that was asked for.
            return;
        }
        var credentials = SimulatorCredentials.random(HOST);
        var demo = new Demo(
                Simulator.start(credentials, simulatorOptions(options)), Files.createTempDirectory("alecs-demo"));
        demo.writeEdgerc(credentials);
        demo.writeMasterKey();
        demo.pointSettingsHere(options);
        current = demo;
    }

    static Optional<Demo> current() {
        return Optional.ofNullable(current);
    }

    Simulator simulator() {
        return simulator;
    }

    Path edgerc() {
        return folder.resolve("edgerc");
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Ends it; nothing happens when it has ended already. */
    @Override
    public void close() {
        simulator.close();
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's folder " + folder + " could not be removed", e);
        }
    }

    private static SimulatorOptions simulatorOptions(DemoOptions options) {
        var chosen = SimulatorOptions.defaults();
        if (options.clockAhead != null) {
            chosen = chosen.withClock(Clock.offset(Clock.systemUTC(), options.clockAhead));
        }
        return options.faults == null ? chosen : chosen.withFaults(options.faults);
    }

    private void writeEdgerc(SimulatorCredentials credentials) throws IOException {
        writeForOwner(edgerc(), """
                ; Opens nothing but the simulated Akamai of one demo.
                [%s]
                host = %s
                client_token = %s
                client_secret = %s
                access_token = %s
                """.formatted(
                        SECTION,
                        credentials.host(),
                        credentials.clientToken(),
                        credentials.clientSecret(),
                        credentials.accessToken()));
    }

    // The server asks to keep a key it makes itself; nobody needs to keep this one. It is where "alecs token" finds it
    // when it is pointed at the demo's data folder.
    private void writeMasterKey() throws IOException {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.createDirectory(data());
        writeForOwner(masterKey(), Base64.getEncoder().encodeToString(key));
    }

    private Path masterKey() {
        return data().resolve("master.key");
    }

    // The folder is its owner's alone as well: createTempDirectory sees to that.
    private static void writeForOwner(Path file, String text) throws IOException {
        Files.writeString(file, text, UTF_8);
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
    }

    private void pointSettingsHere(DemoOptions options) {
        System.setProperty("alecs.ws.host", "127.0.0.1");
        System.setProperty("alecs.ws.port", Integer.toString(options.port));
        System.setProperty("alecs.ws.path", "/mcp");
        System.setProperty("alecs.data", data().toString());
        System.setProperty("token.master.key", "");
        System.setProperty("token.master.key.file", masterKey().toString());
        System.setProperty("alecs.edgerc", edgerc().toString());
        System.setProperty("alecs.section", SECTION);
        System.setProperty("alecs.account-switch-key", "");
        System.setProperty("alecs.akamai-url", simulator.url().toString());
    }
}
