package dev.alecs.cli;

import dev.alecs.transport.bridge.BridgeSettings;
import dev.alecs.transport.bridge.BridgeSettingsException;
import dev.alecs.transport.bridge.StdioBridge;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code alecs bridge}: connects a client that speaks standard input and output to a server elsewhere. */
@Command(
        name = "bridge",
        mixinStandardHelpOptions = true,
        description = {
            "Connects a client that speaks standard input and output to a server elsewhere.",
            "ALECS_WS_URL is its address (wss://host/mcp), ALECS_TOKEN the API token."
        })
final class BridgeCommand implements Callable<Integer> {

    private static final int NOT_SET_UP = 2;

    @Override
    public Integer call() throws InterruptedException {
        try {
            var settings = BridgeSettings.fromEnvironment(System.getenv());
            return new StdioBridge(settings, System.in, new FileOutputStream(FileDescriptor.out), System.err).run();
        } catch (BridgeSettingsException e) {
            System.err.println("alecs: " + e.getMessage());
            return NOT_SET_UP;
        }
    }
}
