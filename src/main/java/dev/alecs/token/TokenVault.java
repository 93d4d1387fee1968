package dev.alecs.token;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An open store and the key to it, with its tokens in memory as they are now.
 *
 * <p>Other processes change the store too. Asking whether they did costs a stamp; only when it differs is the store read
 * again, by one thread for all who wait.
 */
final class TokenVault {

    private static final Logger LOG = Logger.getLogger(TokenVault.class);
    private static final String CHECK = "master-key-check";
    private static final Pattern PRINTABLE_ID = Pattern.compile("tok_[0-9a-f]{16}");

    /** How long a stamp must have been seen unchanged before it can be told from that of a later write. */
    private static final long STAMP_SETTLES = Duration.ofMillis(50).toNanos();

    /** When to read again although the stamp says nothing, for file systems whose clocks are coarser than that. */
    private static final long OLD = Duration.ofSeconds(1).toNanos();

    private final TokenStore store;
    private final TokenSeal seal;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile Snapshot latest = new Snapshot(System.nanoTime(), null, 0, Map.of(), Map.of());

    private TokenVault(TokenStore store, TokenSeal seal) {
        this.store = store;
        this.seal = seal;
    }

    /** Makes the store ready and takes it into use with this key, unless it belongs to another. */
    static TokenVault open(TokenStore store, MasterKey key) {
        store.open();
        var isNew = store.setting(CHECK).isEmpty();
        var seal = new TokenSeal(key.bytes(store, isNew));
        if (!seal.fits(store.settle(CHECK, seal.check()))) {
            throw new TokenException.MasterKeyUnfit("The master key is not the one that the tokens in " + store.place()
                    + " were sealed with. Set TOKEN_MASTER_KEY or TOKEN_MASTER_KEY_FILE to that one.");
        }
        return new TokenVault(store, seal);
    }

    void add(Token token, TokenSecret secret) {
        store.insert(seal.seal(token, seal.lookup(secret)));
        asOfNow();
    }

    /**
     * Writes a token anew.
     *
     * @return false when someone else changed it since it was read, and nothing was written
     */
    boolean replace(Entry before, Token after) {
        var replaced =
                store.replace(before.record(), seal.seal(after, before.record().lookup()));
        asOfNow();
        return replaced;
    }

    @Nullable
    Entry withSecret(TokenSecret secret) {
        return current().byLookup().get(seal.lookup(secret));
    }

    @Nullable
    Entry withId(TokenId id) {
        return current().byId().get(id.value());
    }

    /** Like {@link #withId}, but asks the store itself. */
    @Nullable
    Entry asStored(TokenId id) {
        return asOfNow().byId().get(id.value());
    }

    List<Token> all() {
        return asOfNow().byId().values().stream()
                .flatMap(entry -> Stream.ofNullable(entry.token()))
                .toList();
    }

    private Snapshot current() {
        var known = latest;
        if (!known.covers(store.stamp())) {
            return asOfNow();
        }
        if (System.nanoTime() - known.begun() > OLD) {
            refresh();
        }
        return known;
    }

    /** What the store holds now or a moment later, read by this thread or by one that began after this was called. */
    private Snapshot asOfNow() {
        var called = System.nanoTime();
        reading.lock();
        try {
            if (latest.begun() - called <= 0) {
                latest = readAgain(latest);
            }
            return latest;
        } finally {
            reading.unlock();
        }
    }

    private void refresh() {
        if (refreshing.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    asOfNow();
                } catch (TokenException e) {
                    LOG.warn(e.getMessage());
                } finally {
                    refreshing.set(false);
                }
            });
        }
    }

    private Snapshot readAgain(Snapshot before) {
        var begun = System.nanoTime();
        // The stamp comes first: what is written while the rows are read makes the next one differ.
        var stamp = store.stamp();
        var seen = stamp.equals(before.stamp()) ? before.stampSeen() : System.nanoTime();
        var byId = new HashMap<String, Entry>();
        var byLookup = new HashMap<String, Entry>();
        for (var record : store.all()) {
            var known = before.byId().get(record.id());
            var entry = known != null && known.record().equals(record) ? known : opened(record);
            byId.put(record.id(), entry);
            byLookup.put(record.lookup(), entry);
        }
        return new Snapshot(begun, stamp, seen, byId, byLookup);
    }

    private Entry opened(SealedToken record) {
        var token = seal.open(record);
        if (token.isEmpty()) {
            LOG.errorf(
                    "Token %s in %s does not fit its seal: it was changed outside ALECS or written by a newer one. It is refused.",
                    PRINTABLE_ID.matcher(record.id()).matches() ? record.id() : "without a proper id", store.place());
        }
        return new Entry(record, token.orElse(null));
    }

    /**
     * A token as it lies in the store and as it is.
     *
     * @param token null when the record does not fit its seal
     */
    record Entry(SealedToken record, @Nullable Token token) {}

    /**
     * What the store held at one moment; never changed.
     *
     * @param begun when reading it began, by {@link System#nanoTime()}
     * @param stamp what the store's stamp was before
     * @param stampSeen when this stamp was first known to be current, by {@link System#nanoTime()}
     */
    private record Snapshot(
            long begun,
            TokenStore.@Nullable Stamp stamp,
            long stampSeen,
            Map<String, Entry> byId,
            Map<String, Entry> byLookup) {

        /** Whether nothing was written since; a write shortly after the stamp was new may have left it the same. */
        boolean covers(TokenStore.Stamp now) {
            return now.equals(stamp) && begun - stampSeen >= STAMP_SETTLES;
        }
    }
}
