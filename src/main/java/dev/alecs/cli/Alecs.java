package dev.alecs.cli;

import dev.alecs.cli.tools.ToolsCommand;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line: what to type after {@code alecs}. */
@TopCommand
@Command(
        name = "alecs",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Operates the Akamai CDN for assistants that speak the Model Context Protocol.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            StdioCommand.class,
            BridgeCommand.class,
            TokenCommand.class,
            ToolsCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
final class Alecs {}
