package dev.alecs.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @Test
    void wordsAreSeparatedByBlanksOrSemicolons() {
        Fault expected = new Fault("/papi/v1", new Fault.Effect.Refuse(429, Duration.ofSeconds(7)), 3);

        assertThat(Fault.parse("/papi/v1 status=429 retry-after=7 times=3")).isEqualTo(expected);
        assertThat(Fault.parse("times=3; retry-after=7;status=429; /papi/v1;")).isEqualTo(expected);
    }

    @Test
    void withoutACountItNeverEnds() {
        assertThat(Fault.parse("broken")).isEqualTo(new Fault("", new Fault.Effect.Broken(), Fault.ALWAYS));
    }

    @Test
    void aDelayIsGivenInSecondsOrMilliseconds() {
        assertThat(Fault.parse("slow=2s").effect()).isEqualTo(new Fault.Effect.Slow(Duration.ofSeconds(2)));
        assertThat(Fault.parse("slow=250ms").effect()).isEqualTo(new Fault.Effect.Slow(Duration.ofMillis(250)));
    }

    @Test
    void aSettingHoldsAnyNumberOfFaults() {
        assertThat(Fault.parseAll("")).isEmpty();
        assertThat(Fault.parseAll("broken times=1, /papi slow=1s"))
                .extracting(Fault::pathPrefix)
                .containsExactly("", "/papi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "times=2",
                "status=abc",
                "status=200",
                "slow=soon",
                "broken; slow=1s",
                "status=503; times=0",
                "status=503 fast"
            })
    void whatMakesNoSenseIsRefused(String words) {
        assertThatThrownBy(() -> Fault.parse(words)).isInstanceOf(IllegalArgumentException.class);
    }
}
