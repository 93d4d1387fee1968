package dev.alecs.token;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store that counts how often it is read, and can be made to fail or to stop noticing changes. */
final class WatchedStore implements TokenStore {

    private final TokenStore store;
    final AtomicInteger reads = new AtomicInteger();
    volatile boolean failing;
    volatile @Nullable Stamp frozen;

    WatchedStore(TokenStore store) {
        this.store = store;
    }

    @Override
    public void open() {
        store.open();
    }

    @Override
    public Optional<String> setting(String name) {
        return store.setting(name);
    }

    @Override
    public String settle(String name, String proposal) {
        return store.settle(name, proposal);
    }

    @Override
    public void insert(SealedToken token) {
        store.insert(token);
    }

    @Override
    public boolean replace(SealedToken before, SealedToken after) {
        return store.replace(before, after);
    }

    @Override
    public List<SealedToken> all() {
        if (failing) {
            throw new TokenException.StorageFailed("gone");
        }
        reads.incrementAndGet();
        return store.all();
    }

    @Override
    public Stamp stamp() {
        var stamp = frozen;
        return stamp == null ? store.stamp() : stamp;
    }

    @Override
    public String place() {
        return store.place();
    }
}
