package dev.alecs.transport.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Test
    void theCeilingDoublesUpToTheLongestPause() {
        Backoff backoff = new Backoff(FIRST, LONGEST, almostOne());

        List<Long> pauses = Stream.generate(backoff::next)
                .limit(9)
                .map(pause -> Math.round(pause.toMillis() / 100.0) * 100)
                .toList();

        assertThat(pauses).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void noPauseIsShorterThanTheFirstOrLongerThanTheLongest() {
        Backoff backoff = new Backoff(FIRST, LONGEST, new Random(1));

        assertThat(Stream.generate(backoff::next).limit(1_000))
                .allSatisfy(pause -> assertThat(pause).isBetween(FIRST, LONGEST));
    }

    @Test
    void afterAGoodConnectionItBeginsAnew() {
        Backoff backoff = new Backoff(FIRST, LONGEST, new Random(1));
        Stream.generate(backoff::next).limit(20).forEach(_ -> {});

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    private static Random almostOne() {
        return new Random() {
            private static final long serialVersionUID = 1;

            @Override
            public double nextDouble() {
                return Math.nextDown(1.0);
            }
        };
    }
}
