package dev.alecs.token;

import java.math.BigInteger;

/** Numbers as digits and letters, which survive a double click, a URL and a shell. */
final class Base62 {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private Base62() {}

    /** Writes a number that is not negative with leading zeros, so that every number has the same width. */
    static String encode(BigInteger number, int width) {
        var text = new char[width];
        var rest = number;
        for (int i = width - 1; i >= 0; i--) {
            var step = rest.divideAndRemainder(BASE);
            text[i] = DIGITS.charAt(step[1].intValue());
            rest = step[0];
        }
        if (rest.signum() != 0) {
            throw new IllegalArgumentException("The number does not fit " + width + " digits");
        }
        return new String(text);
    }

    static boolean isBase62(String text) {
        return text.chars().allMatch(Base62::isDigit);
    }

    private static boolean isDigit(int character) {
        return (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z');
    }
}
