package dev.alecs.edgegrid;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before a request is sent once more.
 *
 * <p>Exponential back-off with full jitter, so that callers who were refused together do not come back together; what
 * Akamai asks for goes first.
 *
 * @param attempts how often a request is sent at most
 * @param longestWait how long Akamai may ask to wait and still be waited for
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">on full jitter</a>
 */
record RetryPolicy(int attempts, Duration longestWait, RandomGenerator random) {

    private static final Duration FIRST = Duration.ofSeconds(1);

    /**
     * The wait before the next attempt, or empty when there is to be none.
     *
     * @param made how many attempts there were, from 1
     * @param asked how long Akamai asks to wait, or null
     */
    Optional<Duration> afterAttempt(int made, @Nullable Duration asked) {
        if (made >= attempts || (asked != null && asked.compareTo(longestWait) > 0)) {
            return Optional.empty();
        }
        return Optional.of(asked == null ? Duration.ofMillis(random.nextLong(most(made) + 1)) : asked);
    }

    private long most(int made) {
        return Math.min(longestWait.toMillis(), FIRST.toMillis() << (made - 1));
    }
}
