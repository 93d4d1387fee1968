package dev.alecs.cli;

import dev.alecs.token.TokenException;
import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
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
    CommandLine commandLine(PicocliCommandLineFactory factory) {
        return factory.create().setExecutionExceptionHandler(handler());
    }

    private static IExecutionExceptionHandler handler() {
        return (fault, commandLine, _) -> {
            LOG.debug("A command failed", fault);
            commandLine.getErr().println("alecs: " + sentence(fault).orElseThrow(() -> fault));
            return CommandLine.ExitCode.SOFTWARE;
        };
    }

    // What a setting's owner says of a bad value may come wrapped by whoever made the owner.
    private static Optional<String> sentence(Throwable fault) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof TokenException || cause instanceof IllegalArgumentException) {
                return Optional.ofNullable(cause.getMessage());
            }
        }
        return Optional.empty();
    }
}
