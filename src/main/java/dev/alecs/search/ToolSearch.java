package dev.alecs.search;

import dev.alecs.catalog.ToolDefinition;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolRegistry;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The index of this server's tools, made when the first request comes, unless it was prepared. */
@Singleton
public final class ToolSearch {

    private final Provider<ToolRegistry> registry;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable ToolIndex index;

    /** @param registry not asked for before the first request: tools that search are in it */
    ToolSearch(Provider<ToolRegistry> registry) {
        this.registry = registry;
    }

    /** See {@link ToolIndex#find}. */
    public List<ToolIndex.Hit> find(String request, Predicate<ToolDefinition> wanted, int most) {
        return index().find(request, wanted, most);
    }

    /** Makes the index in the background, so that the first request need not wait for it. */
    public void prepare() {
        Thread.ofVirtual().name("search").start(this::index);
    }

    private ToolIndex index() {
        var ready = index;
        return ready != null ? ready : make();
    }

    private ToolIndex make() {
        making.lock();
        try {
            var ready = index;
            if (ready == null) {
                var asked = AskedRequests.read();
                ready = new ToolIndex(
                        registry.get().tools().stream().map(Tool::definition).toList(),
                        name -> asked.getOrDefault(name, List.of()));
                index = ready;
            }
            return ready;
        } finally {
            making.unlock();
        }
    }
}
