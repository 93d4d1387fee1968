package dev.alecs.cli.tools;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The terminal that this process was started in, if it was started in one. */
@Singleton
public final class ConsoleTerminal implements Terminal {

    @Override
    public boolean isInteractive() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public int width() {
        return isInteractive() ? new UsageMessageSpec().autoWidth(true).width() : Integer.MAX_VALUE;
    }

    @Override
    public String ask(String question) {
        @Nullable String answer = isInteractive() ? System.console().readLine("%s ", question) : null;
        return answer == null ? "" : answer.strip();
    }
}
