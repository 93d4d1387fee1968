package dev.alecs.cli;

import dev.alecs.cli.tools.AccountOptions;
import dev.alecs.cli.tools.ConsoleTerminal;
import io.quarkus.picocli.runtime.PicocliRunner;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where the process begins: settles what must be settled before Quarkus starts, then runs the command. */
@QuarkusMain
public final class Main {

    private static final Set<String> TALKATIVE = Set.of("serve", "demo", "stdio");

    private Main() {}

    public static void main(String... args) throws IOException {
        var command = args.length == 0 ? "" : args[0];
        if (command.equals("bridge")) {
            // On a laptop, started for each conversation: no server, no container, just the bridge.
            System.exit(new CommandLine(new BridgeCommand()).execute(rest(args)));
        }
        if (command.equals("demo")) {
            Demo.prepare(rest(args));
        }
        if (command.equals("tools")) {
            AccountOptions.settle(rest(args));
        }
        // A command that was mistyped opens no port.
        boolean listening =
                command.equals("serve") ? args.length == 1 : Demo.current().isPresent();
        if (!listening) {
            System.setProperty("quarkus.http.host-enabled", "false");
        }
        if (!TALKATIVE.contains(command)) {
            System.setProperty("quarkus.log.level", "WARN");
        }
        if (args.length > 1 && command.equals("tools") && args[1].equals("call")) {
            recordCalls();
        }
        // Not as an argument of "run", which would leave it to the handler to tell of the fault.
        ApplicationLifecycleManager.setDefaultExitCodeHandler(Main::leave);
        Quarkus.run(PicocliRunner.class, args);
    }

    // As the server does, but not under the eyes of the person who made the call.
    private static void recordCalls() {
        System.setProperty("quarkus.log.category.\"alecs.audit\".level", "INFO");
        if (new ConsoleTerminal().isInteractive()) {
            System.setProperty("quarkus.log.console.level", "WARN");
        }
    }

    // Where the start failed, no command ran that could have tidied up.
    private static void leave(int code, @Nullable Throwable fault) {
        Demo.current().ifPresent(Demo::close);
        System.exit(code);
    }

    private static String[] rest(String[] args) {
        return Arrays.copyOfRange(args, 1, args.length);
    }
}
