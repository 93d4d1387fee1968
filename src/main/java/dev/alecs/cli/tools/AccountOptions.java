package dev.alecs.cli.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.ToolDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Whose Akamai a call is for; the names are those of Akamai's own command line. */
public final class AccountOptions {

    private static final String SECTION = "section";
    private static final String ACCOUNT = "accountSwitchKey";

    @Option(
            names = "--section",
            paramLabel = "NAME",
            description = "The section of the credentials. Usually ALECS_SECTION, or default.")
    private @Nullable String section;

    @Option(
            names = {"--account-key", "--accountkey"},
            paramLabel = "KEY",
            description = "The account to act on, where the credentials may act on others.")
    private @Nullable String account;

    @Option(
            names = "--edgerc",
            paramLabel = "FILE",
            description = "The file with the credentials. Usually ALECS_EDGERC, or ~/.edgerc.")
    private @Nullable String edgerc;

    /** Settles which credentials file counts, before the server's settings are read. */
    public static void settle(String... args) {
        var options = new AccountOptions();
        try {
            new CommandLine(options)
                    .setExpandAtFiles(false)
                    .setUnmatchedArgumentsAllowed(true)
                    .parseArgs(args);
        } catch (CommandLine.ParameterException _) {
            // The command itself says what is wrong with its options.
            return;
        }
        if (options.edgerc != null) {
            System.setProperty("alecs.edgerc", options.edgerc);
        }
    }

    /**
     * Gives the tool what it takes of them.
     *
     * @throws BadUsage when it does not take what was given
     */
    void addTo(ObjectNode arguments, ToolDefinition tool) {
        add(arguments, tool, SECTION, section, "--section");
        add(arguments, tool, ACCOUNT, account, "--account-key");
    }

    private static void add(
            ObjectNode arguments, ToolDefinition tool, String argument, @Nullable String value, String option) {
        if (value == null) {
            return;
        }
        if (!Schema.of(tool).has(argument)) {
            throw new BadUsage(tool.name() + " takes no " + option + ".");
        }
        arguments.put(argument, value);
    }
}
