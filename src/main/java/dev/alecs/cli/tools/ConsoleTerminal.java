package dev.alecs.cli.tools;

import jakarta.inject.Singleton;
import java.io.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The terminal that this process was started in, if it was started in one. */
@Singleton
public final class ConsoleTerminal implements Terminal {

    @Override
    public boolean isInteractive() {
        return console() != null;
    }

    @Override
    public int width() {
        return isInteractive() ? new UsageMessageSpec().autoWidth(true).width() : Integer.MAX_VALUE;
    }

    @Override
    public String ask(String question) {
        var console = console();
        @Nullable String answer = console == null ? null : console.readLine("%s ", question);
        return answer == null ? "" : answer.strip();
    }

    @SuppressWarnings("SystemConsoleNull") // Java 25 has none again where there is no terminal: JDK-8351435.
    private static @Nullable Console console() {
        @Nullable Console console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }
}
