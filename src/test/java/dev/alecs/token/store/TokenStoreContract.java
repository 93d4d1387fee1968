package dev.alecs.token.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alecs.token.SealedToken;
import dev.alecs.token.TokenException;
import dev.alecs.token.TokenStore;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} does. */
abstract class TokenStoreContract {

    private static final SealedToken FIRST = new SealedToken("tok_1111111111111111", "a1", "first");
    private static final SealedToken SECOND = new SealedToken("tok_2222222222222222", "b2", "second");

    /** Another store object on the same place, as another process would have it; not opened. */
    abstract TokenStore another();

    private TokenStore opened() {
        var store = another();
        store.open();
        return store;
    }

    @Test
    void aNewStoreIsEmpty() {
        var store = opened();

        assertThat(store.all()).isEmpty();
        assertThat(store.setting("salt")).isEmpty();
    }

    @Test
    void whatWasInsertedIsThereForEveryone() {
        var store = opened();
        var other = opened();

        store.insert(FIRST);
        other.insert(SECOND);

        assertThat(store.all()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(other.all()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void openingAgainKeepsWhatIsThere() {
        var store = opened();
        store.insert(FIRST);

        store.open();

        assertThat(store.all()).containsExactly(FIRST);
        assertThat(opened().all()).containsExactly(FIRST);
    }

    @Test
    void manyMayOpenANewStoreAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<TokenStore> opening = this::opened;

            var opened = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(_ -> opening).toList());

            for (var store : opened) {
                assertThat(store.get().all()).isEmpty();
            }
        }
    }

    @Test
    void noIdAndNoLookupIsKeptTwice() {
        var store = opened();
        store.insert(FIRST);

        assertThatThrownBy(() -> store.insert(new SealedToken(FIRST.id(), "c3", "x")))
                .isInstanceOf(TokenException.StorageFailed.class)
                .hasMessageContaining(store.place());
        assertThatThrownBy(() -> store.insert(new SealedToken("tok_3333333333333333", FIRST.lookup(), "x")))
                .isInstanceOf(TokenException.StorageFailed.class);
        assertThat(store.all()).containsExactly(FIRST);
    }

    @Test
    void aTokenIsReplacedIfItIsStillTheSame() {
        var store = opened();
        var later = new SealedToken(FIRST.id(), FIRST.lookup(), "later");
        store.insert(FIRST);
        store.insert(SECOND);

        assertThat(store.replace(FIRST, later)).isTrue();
        assertThat(store.replace(FIRST, new SealedToken(FIRST.id(), FIRST.lookup(), "too late")))
                .isFalse();
        assertThat(store.all()).containsExactlyInAnyOrder(later, SECOND);
    }

    @Test
    void whatIsNotThereIsNotReplaced() {
        var store = opened();

        assertThat(store.replace(FIRST, FIRST)).isFalse();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void ofManyWhoReplaceATokenOnlyOneDoes() throws Exception {
        opened().insert(FIRST);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var replacing = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> opened().replace(FIRST, new SealedToken(FIRST.id(), FIRST.lookup(), "by " + i)))
                    .toList();

            var replaced = threads.invokeAll(replacing).stream()
                    .filter(result -> Boolean.TRUE.equals(result.resultNow()))
                    .count();

            assertThat(replaced).isOne();
        }
    }

    @Test
    void aSettledSettingStaysAsItIs() {
        var store = opened();

        assertThat(store.settle("salt", "one")).isEqualTo("one");
        assertThat(opened().settle("salt", "two")).isEqualTo("one");
        assertThat(store.setting("salt")).contains("one");
        assertThat(store.setting("pepper")).isEmpty();
    }

    @Test
    void theStampStaysWhileNobodyWrites() {
        var store = opened();
        store.insert(FIRST);
        var before = store.stamp();

        store.all();
        opened().all();

        assertThat(store.stamp()).isEqualTo(before);
    }

    @Test
    void theStampDiffersAfterAnyoneWrote() throws InterruptedException {
        var store = opened();
        var other = opened();
        store.insert(FIRST);
        var before = store.stamp();
        Thread.sleep(20); // a stamp may be as coarse as the clock of a file system

        other.insert(SECOND);

        var after = store.stamp();
        assertThat(after).isNotEqualTo(before);
        Thread.sleep(20);
        store.replace(FIRST, new SealedToken(FIRST.id(), FIRST.lookup(), "later"));
        assertThat(other.stamp()).isNotEqualTo(after);
    }
}
