package dev.alecs.transport.bridge;

import java.io.PrintStream;
import java.util.regex.Pattern;

/** What the person who set the bridge up gets to read, free of the token and said only once while it stays the same. */
final class Diagnostics {

    private static final int LONGEST = 1_000;

    /** The server's words may end up in them, and a terminal obeys such characters. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final PrintStream stream;
    private final String token;
    private String last = "";

    Diagnostics(PrintStream stream, String token) {
        this.stream = stream;
        this.token = token;
    }

    void say(String sentence) {
        if (!sentence.equals(last)) {
            last = sentence;
            stream.println("alecs bridge: " + presentable(sentence));
            stream.flush();
        }
    }

    /** Fit to be shown anywhere. */
    String presentable(String sentence) {
        String safe = CONTROL.matcher(sentence.replace(token, "***")).replaceAll(" ");
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…";
    }
}
