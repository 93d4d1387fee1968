package dev.alecs.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void everySecretHasTheSameWidthAndOnlyLettersAndDigits() {
        assertThat(secrets(5_000))
                .allSatisfy(secret -> assertThat(secret.text()).matches("alecs_[0-9A-Za-z]{49}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void leadingZerosAreKept() {
        var zeros = new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {}
        };

        var secret = TokenSecret.random(zeros);

        assertThat(secret.text()).startsWith("alecs_" + "0".repeat(43)).hasSize(55);
        assertThat(TokenSecret.parse(secret.text())).contains(secret);
    }

    /** The first digit is smaller than the others can be, for 62^43 is a little more than 2^256. */
    @Test
    void theRandomDigitsAreSpreadEvenly() {
        var counts = new HashMap<Integer, Integer>();

        secrets(2_000)
                .flatMapToInt(secret -> secret.text().substring(7, 49).chars())
                .forEach(digit -> counts.merge(digit, 1, Integer::sum));

        // 84,000 digits, 1,355 of each on average; six standard deviations are 219.
        assertThat(counts).hasSize(62);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(1_135, 1_575));
    }

    @Test
    void aSecretIsUnderstoodAgain() {
        assertThat(secrets(100))
                .allSatisfy(
                        secret -> assertThat(TokenSecret.parse(secret.text())).contains(secret));
    }

    /** The bytes 0 to 31, encoded and summed by another program. */
    @Test
    void theFormatDoesNotChange() {
        assertThat(TokenSecret.parse("alecs_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf4HDhw4"))
                .isPresent();
    }

    @Test
    void oneWrongCharacterAnywhereIsNoticed() {
        var text = TokenSecret.random(random).text();

        assertThat(IntStream.range(0, text.length()).mapToObj(i -> withOtherCharacterAt(text, i)))
                .allSatisfy(wrong -> assertThat(TokenSecret.parse(wrong)).isEmpty());
    }

    @Test
    void twoCharactersSwappedAreNoticed() {
        var text = TokenSecret.random(random).text();

        assertThat(IntStream.range(6, text.length() - 1)
                        .filter(i -> text.charAt(i) != text.charAt(i + 1))
                        .mapToObj(i ->
                                text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2)))
                .allSatisfy(wrong -> assertThat(TokenSecret.parse(wrong)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alecs_", "Bearer", "eyJhbGciOiJIUzI1NiJ9.e30.x", "tok_95c60907606b4856"})
    void whatIsNoTokenOfOursIsRefused(String presented) {
        assertThat(TokenSecret.parse(presented)).isEmpty();
    }

    @Test
    void spacesAndOtherWidthsAreRefused() {
        var text = TokenSecret.random(random).text();

        assertThat(Stream.of(" " + text, text + "\n", text + "0", text.substring(1), text.toUpperCase(Locale.ROOT)))
                .allSatisfy(wrong -> assertThat(TokenSecret.parse(wrong)).isEmpty());
    }

    @Test
    void aSecretIsNotPrinted() {
        var secret = TokenSecret.random(random);

        assertThat(secret).asString().doesNotContain(secret.text().substring(6));
    }

    private Stream<TokenSecret> secrets(int count) {
        return Stream.generate(() -> TokenSecret.random(random)).limit(count);
    }

    private static String withOtherCharacterAt(String text, int place) {
        var other = text.charAt(place) == 'x' ? 'y' : 'x';
        return text.substring(0, place) + other + text.substring(place + 1);
    }
}
