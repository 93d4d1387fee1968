package dev.alecs.transport.bridge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Writes messages to the client, one line each. */
final class ClientOutput {

    /** In well-formed JSON these stand between tokens only, where they mean nothing. */
    private static final Pattern LINE_BREAKS = Pattern.compile("[\r\n]+");

    private final OutputStream out;

    ClientOutput(OutputStream out) {
        this.out = out;
    }

    void write(String json) throws IOException {
        out.write((LINE_BREAKS.matcher(json).replaceAll("") + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
