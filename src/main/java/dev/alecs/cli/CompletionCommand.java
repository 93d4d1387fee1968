package dev.alecs.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code alecs completion}: what a shell needs to know to complete our commands. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(bash | zsh)",
        description = {
            "Prints a script that completes commands, options and the names of tools after TAB.",
            "The script knows the tools of this version: print it again after an update."
        })
final class CompletionCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "bash",
            mixinStandardHelpOptions = true,
            description = "The script for bash: source <(alecs completion bash)")
    void bash() {
        print();
    }

    // The script for bash switches on in zsh what zsh needs to take it.
    @Command(
            name = "zsh",
            mixinStandardHelpOptions = true,
            description = "The script for zsh: source <(alecs completion zsh)")
    void zsh() {
        print();
    }

    private void print() {
        spec.commandLine()
                .getOut()
                .println(AutoComplete.bash("alecs", spec.root().commandLine()));
    }
}
