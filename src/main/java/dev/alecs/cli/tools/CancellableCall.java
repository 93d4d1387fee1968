package dev.alecs.cli.tools;

import dev.alecs.tool.Dispatched;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A call that is given up when the process is told to end, by Ctrl-C for example; what came of it is still said. */
final class CancellableCall {

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final FutureTask<Integer> outcome;
    private final Thread thread;

    CancellableCall(Supplier<Dispatched> call, AnswerPrinter printer) {
        this.outcome = new FutureTask<>(() -> printer.print(call.get()));
        this.thread = Thread.ofVirtual().name("call").unstarted(outcome);
    }

    /** Calls, and gives back the exit code. */
    int run() throws InterruptedException, ExecutionException {
        var giveUp = Thread.ofPlatform().name("give-up").unstarted(this::cancel);
        Runtime.getRuntime().addShutdownHook(giveUp);
        thread.start();
        try {
            return outcome.get();
        } finally {
            forget(giveUp);
        }
    }

    private void cancel() {
        thread.interrupt();
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It is running.
        }
    }
}
