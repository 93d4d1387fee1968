package dev.alecs.cli.tools;

import dev.alecs.tool.ToolRegistry;
import dev.alecs.tool.ToolViews;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import java.util.Iterator;

/** What a shell may offer after TAB; written into the script when it is printed. */
final class Candidates {

    private Candidates() {}

    /** The names of all tools. */
    @Dependent
    @Unremovable
    static final class Tools implements Iterable<String> {

        private final ToolRegistry registry;

        Tools(ToolRegistry registry) {
            this.registry = registry;
        }

        @Override
        public Iterator<String> iterator() {
            return registry.tools().stream()
                    .map(tool -> tool.definition().name())
                    .iterator();
        }
    }

    /** The names of all toolsets. */
    @Dependent
    @Unremovable
    static final class Toolsets implements Iterable<String> {

        private final ToolViews views;

        Toolsets(ToolViews views) {
            this.views = views;
        }

        @Override
        public Iterator<String> iterator() {
            return views.toolsets().iterator();
        }
    }
}
