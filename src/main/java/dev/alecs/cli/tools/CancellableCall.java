package dev.alecs.cli.tools;

import dev.alecs.tool.Dispatched;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The call of this process, given up when the process is told to end, by Ctrl-C for example; what came of it is still said. */
@Singleton
final class CancellableCall {

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private volatile @Nullable Thread running;

    /** Calls, and gives back the exit code. */
    int run(Supplier<Dispatched> call, AnswerPrinter printer) throws InterruptedException, ExecutionException {
        var outcome = new FutureTask<>(() -> printer.print(call.get()));
        running = Thread.ofVirtual().name("call").start(outcome);
        try {
            return outcome.get();
        } finally {
            running = null;
        }
    }

    /** Not at the usual ShutdownEvent: by then Quarkus has begun to close what the call works with. */
    void end(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        var call = running;
        if (call != null) {
            call.interrupt();
            call.join(LAST_WORDS);
            silence();
        }
    }

    // A request that was broken off may find that Quarkus is closing under it, and would complain at length.
    private static void silence() {
        for (var handler : Logger.getLogger("").getHandlers()) {
            handler.setLevel(Level.OFF);
        }
    }
}
