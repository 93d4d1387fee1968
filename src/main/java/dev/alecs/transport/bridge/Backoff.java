package dev.alecs.transport.bridge;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between attempts that double, with jitter, so that many bridges do not come back at the same moment. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration ceiling;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.ceiling = first;
    }

    /** Anything from the shortest pause to the present ceiling, which doubles each time. */
    Duration next() {
        ceiling = shorter(ceiling.multipliedBy(2), longest);
        return first.plusNanos(
                (long) (random.nextDouble() * ceiling.minus(first).toNanos()));
    }

    void reset() {
        ceiling = first;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
