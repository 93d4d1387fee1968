package dev.alecs.cli;

import dev.alecs.token.TokenException;
import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** How the command line tells of what went wrong: in a sentence where we know it, with all details where we do not. */
@Singleton
final class CommandLineSetup {

    @Produces
    CommandLine commandLine(PicocliCommandLineFactory factory) {
        return factory.create().setExecutionExceptionHandler(handler());
    }

    private static IExecutionExceptionHandler handler() {
        return (fault, commandLine, _) -> {
            if (!(fault instanceof TokenException)) {
                throw fault;
            }
            commandLine.getErr().println("alecs: " + fault.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        };
    }
}
