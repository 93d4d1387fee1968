package dev.alecs.cli;

import io.quarkus.picocli.runtime.PicocliRunner;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import picocli.CommandLine;

/** Where the process begins: settles what must be settled before Quarkus starts, then runs the command. */
@QuarkusMain
public final class Main {

    private static final Set<String> LISTENING = Set.of("serve", "demo");
    private static final Set<String> TALKATIVE = Set.of("serve", "demo", "stdio");

    private Main() {}

    public static void main(String... args) throws IOException {
        var command = args.length == 0 ? "" : args[0];
        if (command.equals("bridge")) {
            // On a laptop, started for each conversation: no server, no container, just the bridge.
            System.exit(new CommandLine(new BridgeCommand()).execute(rest(args)));
        }
        if (!LISTENING.contains(command)) {
            System.setProperty("quarkus.http.host-enabled", "false");
        }
        if (!TALKATIVE.contains(command)) {
            System.setProperty("quarkus.log.level", "WARN");
        }
        if (command.equals("demo")) {
            Demo.prepare(rest(args));
        }
        Quarkus.run(PicocliRunner.class, args);
    }

    private static String[] rest(String[] args) {
        return Arrays.copyOfRange(args, 1, args.length);
    }
}
