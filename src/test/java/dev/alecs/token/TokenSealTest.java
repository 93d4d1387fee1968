package dev.alecs.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenSealTest {

    private static final Token TOKEN = new Token(
            new TokenId("tok_95c60907606b4856"),
            "Ada's laptop – größer 🚀",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            Instant.parse("2027-01-02T03:04:05.678Z"),
            null,
            "core");

    private final TokenSeal seal = new TokenSeal(new byte[32]);
    private final TokenSecret secret = TokenSecret.random(new SecureRandom());
    private final String lookup = seal.lookup(secret);
    private final SealedToken sealed = seal.seal(TOKEN, lookup);

    @Test
    void aSealedTokenIsOpenedAsItWas() {
        var endless = new Token(TOKEN.id(), "x", Instant.EPOCH, null, null, null);
        var revoked = new Token(TOKEN.id(), "x", Instant.EPOCH, TOKEN.expires(), Instant.EPOCH, null);

        assertThat(Stream.of(TOKEN, endless, revoked))
                .allSatisfy(
                        token -> assertThat(seal.open(seal.seal(token, lookup))).contains(token));
    }

    @Test
    void aSealedTokenShowsNeitherItsSecretNorItsDescription() {
        var seen = sealed + new String(Base64.getDecoder().decode(sealed.seal()), StandardCharsets.UTF_8);

        assertThat(seen).doesNotContain(secret.text().substring(6), "laptop");
    }

    @Test
    void theSameTokenIsSealedDifferentlyEachTime() {
        assertThat(seal.seal(TOKEN, lookup).seal()).isNotEqualTo(sealed.seal());
    }

    @Test
    void aSecretIsLookedUpTheSameWayAlwaysAndDifferentlyUnderAnotherKey() {
        assertThat(lookup).matches("[0-9a-f]{64}").isEqualTo(new TokenSeal(new byte[32]).lookup(secret));
        assertThat(lookup).isNotEqualTo(another().lookup(secret));
    }

    /** Derived and computed by another program: a change here would lock out every token in use. */
    @Test
    void theLookupOfASecretDoesNotChange() {
        var known = new TokenSecret("alecs_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf4HDhw4");

        assertThat(seal.lookup(known)).isEqualTo("119c071070a74ba86830c63272bf22b5c54e3d93d1f6e4f4f5cb4bb4660e65c0");
    }

    @Test
    void aRecordUnderAnotherIdIsRefused() {
        assertThat(seal.open(new SealedToken("tok_0000000000000000", lookup, sealed.seal())))
                .isEmpty();
    }

    @Test
    void aRecordFoundByAnotherSecretIsRefused() {
        assertThat(seal.open(new SealedToken(sealed.id(), "0".repeat(64), sealed.seal())))
                .isEmpty();
    }

    @Test
    void aRecordOfWhichOneByteChangedIsRefused() {
        var bytes = Base64.getDecoder().decode(sealed.seal());

        assertThat(IntStream.range(0, bytes.length)).allSatisfy(i -> {
            var changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(seal.open(withSeal(Base64.getEncoder().encodeToString(changed))))
                    .isEmpty();
        });
    }

    @Test
    void whatIsNoSealAtAllIsRefused() {
        assertThat(Stream.of("", "AAAA", "not base64!", "A".repeat(16), "A".repeat(64)))
                .allSatisfy(junk -> assertThat(seal.open(withSeal(junk))).isEmpty());
    }

    @Test
    void aRecordOfAnotherMasterKeyIsRefused() {
        assertThat(another().open(sealed)).isEmpty();
    }

    @Test
    void theCheckFitsItsOwnKeyOnly() {
        assertThat(seal.fits(seal.check())).isTrue();
        assertThat(another().fits(seal.check())).isFalse();
        assertThat(seal.fits(sealed.seal())).isFalse();
        assertThat(seal.fits("")).isFalse();
    }

    private SealedToken withSeal(String other) {
        return new SealedToken(sealed.id(), sealed.lookup(), other);
    }

    private static TokenSeal another() {
        var key = new byte[32];
        key[31] = 1;
        return new TokenSeal(key);
    }
}
