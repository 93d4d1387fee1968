package dev.alecs.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What operators say when they need a tool, from the catalogue. */
final class AskedRequests {

    private static final String FILE = "/dev/alecs/toolset/asked.txt";

    private AskedRequests() {}

    /** By the tool's name. */
    static Map<String, List<String>> read() {
        var asked = new HashMap<String, List<String>>();
        try (var file = Objects.requireNonNull(AskedRequests.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var fields = Arrays.asList(line.split("\t"));
                asked.put(fields.getFirst(), fields.subList(1, fields.size()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return asked;
    }
}
