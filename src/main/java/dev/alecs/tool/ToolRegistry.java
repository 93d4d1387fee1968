package dev.alecs.tool;

import static java.util.Comparator.comparing;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every tool of the server, by name. */
@Singleton
public final class ToolRegistry {

    private final List<Tool> tools;
    private final Map<String, Tool> byName;

    @Inject
    ToolRegistry(Instance<ToolSource> sources) {
        this(sources.stream().flatMap(ToolSource::tools));
    }

    /** @throws IllegalStateException when two tools share a name or an alias, naming it */
    public ToolRegistry(Stream<Tool> tools) {
        this.tools = tools.sorted(comparing(tool -> tool.definition().name())).toList();
        this.byName = byName(this.tools);
    }

    /** All tools, sorted by name. */
    public List<Tool> tools() {
        return tools;
    }

    /** The tool of this name or alias. */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** A sentence for someone who asked for a tool that does not exist, with the nearest names there are. */
    public String unknown(String name) {
        return NearestName.unknown("tool", name, byName.keySet());
    }

    /** The toolsets of all tools, sorted. */
    public SortedSet<String> toolsets() {
        return tools.stream().map(tool -> tool.definition().toolset()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Tool> byName(List<Tool> tools) {
        var byName = new HashMap<String, Tool>();
        for (var tool : tools) {
            var definition = tool.definition();
            Stream.concat(Stream.of(definition.name()), definition.aliases().stream())
                    .filter(name -> byName.put(name, tool) != null)
                    .findAny()
                    .ifPresent(name -> {
                        throw new IllegalStateException("Two tools are called " + name);
                    });
        }
        return Map.copyOf(byName);
    }
}
