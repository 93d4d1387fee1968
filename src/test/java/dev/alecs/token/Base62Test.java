package dev.alecs.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class Base62Test {

    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    @Test
    void smallNumbersAreFilledUpWithZeros() {
        assertThat(Base62.encode(BigInteger.ZERO, 6)).isEqualTo("000000");
        assertThat(Base62.encode(BigInteger.valueOf(61), 6)).isEqualTo("00000z");
        assertThat(Base62.encode(BigInteger.valueOf(62), 6)).isEqualTo("000010");
    }

    @Test
    void everyNumberOf256BitsFits43Digits() {
        assertThat(Base62.encode(LARGEST, 43)).hasSize(43);
        assertThat(Base62.encode(BigInteger.ONE, 43)).isEqualTo("0".repeat(42) + "1");
        assertThatIllegalArgumentException().isThrownBy(() -> Base62.encode(LARGEST, 42));
    }

    @Test
    void onlyDigitsAndAsciiLettersAreBase62() {
        assertThat(Base62.isBase62("09AZaz")).isTrue();
        assertThat("-_/:@[`{ é０".split(""))
                .allSatisfy(other -> assertThat(Base62.isBase62(other)).isFalse());
    }
}
