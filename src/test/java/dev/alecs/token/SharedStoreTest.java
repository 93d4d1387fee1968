package dev.alecs.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.alecs.token.Verification.Revoked;
import dev.alecs.token.Verification.Valid;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers and commands on one store. */
class SharedStoreTest {

    private static final Duration SETTLED = Duration.ofMillis(80);

    @TempDir
    Path temporary;

    private Installation installation;

    @BeforeEach
    void install() {
        installation = new Installation(temporary.resolve("data"));
    }

    @AfterEach
    void uninstall() {
        installation.close();
    }

    @Test
    void aRevocationElsewhereIsSeenAtTheNextCall() throws SQLException, InterruptedException {
        var server = installation.server();
        var command = installation.server();
        command.open();

        for (int round = 0; round < 50; round++) {
            // The log is written from its start again, so its length does not tell that someone wrote.
            installation.tamper("PRAGMA wal_checkpoint(RESTART)");
            var issued = command.issue("round " + round, null);
            assertThat(server.verify(issued.secret())).isInstanceOf(Valid.class);
            if (round % 10 == 0) {
                Thread.sleep(SETTLED);
                assertThat(server.recheck(issued.token().id())).isInstanceOf(Valid.class);
            }

            command.revoke(issued.token().id());

            assertThat(server.recheck(issued.token().id())).isInstanceOf(Revoked.class);
            assertThat(server.verify(issued.secret())).isInstanceOf(Revoked.class);
        }
    }

    @Test
    void onlyOneOfManyRevocationsIsTheFirst() throws Exception {
        var id = installation.server().issue("x", null).token().id();

        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Revocation> revoking = () -> installation.server().revoke(id);
            var outcomes = threads.invokeAll(
                    IntStream.range(0, 6).mapToObj(_ -> revoking).toList());

            assertThat(outcomes.stream()
                            .<Class<?>>map(outcome -> outcome.resultNow().getClass()))
                    .containsOnlyOnce(Revocation.Revoked.class)
                    .contains(Revocation.AlreadyRevoked.class)
                    .doesNotContain(Revocation.Unknown.class);
        }
    }

    @Test
    void whileNobodyWritesVerifyingReadsMemoryOnly() throws InterruptedException {
        var store = new WatchedStore(installation.store());
        var server = serverOn(store);
        var issued = server.issue("x", null);
        Thread.sleep(SETTLED);
        server.verify(issued.secret());
        var before = store.reads.get();

        for (int i = 0; i < 1_000; i++) {
            assertThat(server.verify(issued.secret())).isInstanceOf(Valid.class);
            assertThat(server.recheck(issued.token().id())).isInstanceOf(Valid.class);
        }

        // One per second happens in the background.
        assertThat(store.reads.get() - before).isLessThan(20);
    }

    @Test
    void manyWhoAskAtOnceAfterAChangeShareOneReading() throws Exception {
        var store = new WatchedStore(installation.store());
        var server = serverOn(store);
        var issued = server.issue("x", null);
        var before = store.reads.get();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Verification> verifying = () -> server.verify(issued.secret());
            for (var outcome : threads.invokeAll(
                    IntStream.range(0, 2_000).mapToObj(_ -> verifying).toList())) {
                assertThat(outcome.get()).isInstanceOf(Valid.class);
            }
        }

        assertThat(store.reads.get() - before).isLessThan(1_000);
    }

    /** What a file system does whose clock has not ticked between two writes. */
    @Test
    void aChangeRightAfterAnotherIsSeenThoughTheStampIsTheSame() {
        var store = new WatchedStore(installation.store());
        var server = serverOn(store);
        var id = server.issue("x", null).token().id();
        store.frozen = new TokenStore.Stamp() {};
        var begun = System.nanoTime();
        server.recheck(id);
        server.recheck(id);
        assumeThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("this machine is too busy to be quick")
                .isLessThan(Duration.ofMillis(40));

        installation.server().revoke(id);

        assertThat(server.recheck(id)).isInstanceOf(Revoked.class);
    }

    @Test
    void aChangeThatLeftNoTraceOnTheFileIsSeenSoon() throws InterruptedException {
        var store = new WatchedStore(installation.store());
        var server = serverOn(store);
        var id = server.issue("x", null).token().id();
        store.frozen = store.stamp();
        server.recheck(id);
        Thread.sleep(SETTLED);
        server.recheck(id);

        installation.server().revoke(id);

        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (server.recheck(id) instanceof Valid && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(server.recheck(id)).isInstanceOf(Revoked.class);
    }

    @Test
    void aStoreThatChangedAndCannotBeReadOpensNoDoor() {
        var store = new WatchedStore(installation.store());
        var server = serverOn(store);
        var issued = server.issue("x", null);
        installation.server().revoke(issued.token().id());

        store.failing = true;

        assertThatThrownBy(() -> server.verify(issued.secret())).isInstanceOf(TokenException.StorageFailed.class);
        store.failing = false;
        assertThat(server.verify(issued.secret())).isInstanceOf(Revoked.class);
    }

    private TokenService serverOn(TokenStore store) {
        return new TokenService(store, installation.masterKey(null), Clock.systemUTC());
    }
}
