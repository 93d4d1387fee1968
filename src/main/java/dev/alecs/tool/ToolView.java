package dev.alecs.tool;

import dev.alecs.catalog.ToolDefinition;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which tools a client is shown. It narrows a list and grants nothing: a tool outside of it can be called all the same.
 *
 * @param breadth how much is shown
 * @param toolsets only tools of these; empty for all
 */
public record ToolView(Breadth breadth, SortedSet<String> toolsets) {

    /** The tools that find, describe and call the others: in every view, so that everything can be reached from it. */
    public static final String SEARCH_TOOLSET = "search";

    /** From the few to all. */
    public enum Breadth {
        /** Only the tools that find the others. */
        SEARCH,
        /** An operator's day, in few enough tools for a model to choose well. */
        ESSENTIAL,
        /** The tools that matter. */
        CORE,
        /** Every one. */
        ALL;

        /** As it is written in an address, a header or a setting. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ToolView {
        toolsets = Collections.unmodifiableSortedSet(new TreeSet<>(toolsets));
    }

    public boolean shows(ToolDefinition tool) {
        if (tool.toolset().equals(SEARCH_TOOLSET)) {
            return true;
        }
        boolean broadEnough = switch (breadth) {
            case SEARCH -> false;
            case ESSENTIAL -> EssentialTools.NAMES.contains(tool.name());
            case CORE -> tool.core();
            case ALL -> true;
        };
        return broadEnough && (toolsets.isEmpty() || toolsets.contains(tool.toolset()));
    }

    @Override
    public String toString() {
        return toolsets.isEmpty()
                ? breadth.word()
                : (breadth == Breadth.ALL ? "" : breadth.word() + " of ") + String.join(",", toolsets);
    }
}
