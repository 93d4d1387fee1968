package dev.alecs.tool;

import static java.util.stream.Collectors.toCollection;

import dev.alecs.tool.ToolView.Breadth;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Understands the names of views; without one, {@code ALECS_VIEW} counts. */
@Singleton
public final class ToolViews {

    private final SortedSet<String> toolsets;
    private final String usual;

    @Inject
    ToolViews(ToolRegistry registry, @ConfigProperty(name = "alecs.view") Optional<String> usual) {
        this.toolsets = registry.toolsets();
        this.usual = usual.orElse(Breadth.ESSENTIAL.word());
    }

    /**
     * What is shown to those who ask for nothing.
     *
     * @throws UnknownView when {@code ALECS_VIEW} is none; a command that shows no view to anyone need not know
     */
    public ToolView usual() {
        return read("ALECS_VIEW", usual);
    }

    /** All toolsets there are, sorted. */
    public SortedSet<String> toolsets() {
        return Collections.unmodifiableSortedSet(toolsets);
    }

    /**
     * What is asked for, by name.
     *
     * @param view a view or a list of toolsets with commas between, if one was given
     * @param toolsets a list of toolsets that narrows the view, or everything if no view was given
     * @throws UnknownView when there is no such view or toolset
     */
    public ToolView of(Optional<String> view, Optional<String> toolsets) {
        var named = view.map(text -> read("view", text));
        if (toolsets.isEmpty()) {
            return named.orElseGet(this::usual);
        }
        var both = new TreeSet<>(known("toolsets", toolsets.get()));
        named.ifPresent(found -> both.addAll(found.toolsets()));
        return new ToolView(named.map(ToolView::breadth).orElse(Breadth.ALL), both);
    }

    /**
     * A view by its name, or by a list of toolsets with commas between.
     *
     * @param source whose view it is, for the complaint
     * @throws UnknownView when there is no such view or toolset
     */
    public ToolView read(String source, String view) {
        return breadth(view)
                .map(breadth -> new ToolView(breadth, Collections.emptySortedSet()))
                .orElseGet(() -> new ToolView(Breadth.ALL, known(source, view)));
    }

    private SortedSet<String> known(String source, String list) {
        var named = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(toCollection(TreeSet::new));
        var unknown = named.stream().filter(name -> !toolsets.contains(name)).findFirst();
        if (named.isEmpty() || unknown.isPresent()) {
            throw new UnknownView("%s: there is no view or toolset \"%s\". Views: %s. Toolsets: %s."
                    .formatted(
                            source,
                            unknown.orElse(""),
                            Stream.of(Breadth.values()).map(Breadth::word).collect(Collectors.joining(", ")),
                            String.join(", ", toolsets)));
        }
        return named;
    }

    private static Optional<Breadth> breadth(String word) {
        return Stream.of(Breadth.values())
                .filter(breadth -> breadth.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }
}
