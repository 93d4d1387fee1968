package dev.alecs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.alecs.cli.tools.BadUsage;
import dev.alecs.cli.tools.Terminal;
import dev.alecs.token.TokenException;
import dev.alecs.tool.UnknownView;
import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** How the command line tells of what went wrong: in a sentence where we know it, with all details where we do not. */
@Singleton
final class CommandLineSetup {

    private static final Logger LOG = Logger.getLogger(CommandLineSetup.class);

    @Produces
    CommandLine commandLine(PicocliCommandLineFactory factory, Terminal terminal) {
        var commandLine = factory.create()
                .setExecutionExceptionHandler(handler())
                // A value that begins with @ is our own affair.
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true);
        return terminal.isInteractive() ? commandLine : commandLine.setOut(utf8(FileDescriptor.out));
    }

    // JSON is UTF-8 whatever this machine's locale is.
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), UTF_8), true);
    }

    private static IExecutionExceptionHandler handler() {
        return (fault, commandLine, _) -> {
            LOG.debug("A command failed", fault);
            var known = known(fault).orElseThrow(() -> fault);
            commandLine.getErr().println("alecs: " + known.getMessage());
            return known instanceof BadUsage || known instanceof UnknownView
                    ? CommandLine.ExitCode.USAGE
                    : CommandLine.ExitCode.SOFTWARE;
        };
    }

    // What a setting's owner says of a bad value may come wrapped by whoever made the owner.
    private static Optional<Throwable> known(Throwable fault) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadUsage
                    || cause instanceof TokenException
                    || cause instanceof IllegalArgumentException) {
                return Optional.of(cause).filter(known -> known.getMessage() != null);
            }
        }
        return Optional.empty();
    }
}
