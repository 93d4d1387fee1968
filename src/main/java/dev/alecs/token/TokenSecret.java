package dev.alecs.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What the owner of a token presents: {@code alecs_}, 256 random bits, and a checksum.
 *
 * <p>The random bits are 43 base62 digits and the checksum six more: the CRC-32 of everything before it. It protects
 * nothing; it tells a mistyped token from an unknown one without asking the store, and lets secret scanners be sure of
 * what they found. Digits are {@code 0-9A-Za-z} in this order, most significant first, padded with zeros.
 *
 * @param text the whole of it, 55 characters
 */
record TokenSecret(String text) {

    private static final String PREFIX = "alecs_";
    private static final int RANDOM_BITS = 256;
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECKSUM_DIGITS = 6;
    private static final int CHECKED = PREFIX.length() + RANDOM_DIGITS;

    static TokenSecret random(SecureRandom random) {
        var checked = PREFIX + Base62.encode(new BigInteger(RANDOM_BITS, random), RANDOM_DIGITS);
        return new TokenSecret(checked + checksum(checked));
    }

    /** The secret someone presented, or nothing when its shape or its checksum is wrong. */
    static Optional<TokenSecret> parse(String presented) {
        if (presented.length() != CHECKED + CHECKSUM_DIGITS || !presented.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var checked = presented.substring(0, CHECKED);
        var sound = Base62.isBase62(presented.substring(PREFIX.length())) && presented.endsWith(checksum(checked));
        return sound ? Optional.of(new TokenSecret(presented)) : Optional.empty();
    }

    private static String checksum(String checked) {
        var crc = new CRC32();
        crc.update(checked.getBytes(StandardCharsets.US_ASCII));
        return Base62.encode(BigInteger.valueOf(crc.getValue()), CHECKSUM_DIGITS);
    }

    @Override
    public String toString() {
        return "TokenSecret[***]";
    }
}
