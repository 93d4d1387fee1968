package dev.alecs.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alecs completion}: what a shell needs to know to complete our commands. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script that completes commands, options and the names of tools after TAB.",
            "bash: source <(alecs completion bash)",
            "zsh:  source <(alecs completion zsh)",
            "The script knows the tools of this version: print it again after an update."
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells that take the script; zsh takes the one for bash with its bashcompinit. */
    private enum Shell {
        bash,
        zsh
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(AutoComplete.bash("alecs", spec.root().commandLine()));
        return 0;
    }
}
