package dev.alecs.codegen.model;

import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what operators say when they need a tool, for the search: in {@code asked/*.txt} a line with the tool's name, and
 * indented under it a line for each request.
 */
final class AskedReader {

    private static final String INDENT = "  ";

    private final Set<String> names;
    private final Complaints complaints;
    private final SortedMap<String, List<String>> byTool = new TreeMap<>();
    private final Map<String, Position> owners = new HashMap<>();

    /** @param names of the tools there are */
    AskedReader(Set<String> names, Complaints complaints) {
        this.names = names;
        this.complaints = complaints;
    }

    SortedMap<String, List<String>> read(Path directory) throws IOException {
        for (Path file : files(directory)) {
            read(directory.getFileName() + "/" + file.getFileName(), Files.readAllLines(file));
        }
        return byTool;
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    private void read(String file, List<String> lines) {
        List<String> requests = null;
        for (int i = 0; i < lines.size(); i++) {
            Position at = new Position(file, i + 1);
            String line = lines.get(i);
            if (line.startsWith(INDENT)) {
                add(requests, line.strip(), at);
            } else {
                requests = tool(line, at);
            }
        }
    }

    private List<String> tool(String name, Position at) {
        if (!names.contains(name)) {
            complaints.about(at, "there is no tool '%s'".formatted(name));
        }
        if (byTool.containsKey(name)) {
            complaints.about(at, "the requests for '%s' are in two places".formatted(name));
        }
        return byTool.computeIfAbsent(name, _ -> new ArrayList<>());
    }

    private void add(@Nullable List<String> requests, String request, Position at) {
        if (requests == null) {
            complaints.about(at, "a request stands under the name of its tool");
            return;
        }
        Position owner = owners.putIfAbsent(request, at);
        if (owner != null) {
            complaints.about(at, "this request is there already, see %s".formatted(owner));
        }
        requests.add(request);
    }
}
