package dev.alecs.transport.bridge;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands events of any thread, and alarms, to the one thread that owns the bridge's state. */
final class Mailbox {

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    void post(Event event) {
        events.add(event);
    }

    void postAfter(Duration delay, Event event) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(() -> post(event));
    }

    Event take() throws InterruptedException {
        return events.take();
    }
}
