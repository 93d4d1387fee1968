package dev.alecs.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on request, so that retries, timeouts and error messages can be tried out.
 *
 * @param pathPrefix the requests it meets, for example {@code /papi/v1/groups}; empty for all
 * @param effect what goes wrong
 * @param times how many requests it meets before it is over, at least 1; {@link #ALWAYS} for all
 */
public record Fault(String pathPrefix, Effect effect, int times) {

    /** Never over. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private static final Pattern SEPARATOR = Pattern.compile("[;\\s]+");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");
    private static final String EXPECTED =
            "expected one of status=503, slow=2s or broken, and optionally times=2, retry-after=1 and a path prefix";

    /** What goes wrong. */
    public sealed interface Effect {

        /**
         * The request is refused and nothing happens.
         *
         * @param status the HTTP status, 400 to 599
         * @param retryAfter what the {@code Retry-After} header asks for, or null for no such header
         */
        record Refuse(int status, @Nullable Duration retryAfter) implements Effect {

            public Refuse {
                if (status < 400 || status > 599) {
                    throw new IllegalArgumentException("status must lie between 400 and 599: " + status);
                }
            }
        }

        /** The right answer comes late. */
        record Slow(Duration delay) implements Effect {}

        /** The request takes effect, but the connection breaks in the middle of the answer. */
        record Broken() implements Effect {}
    }

    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1: " + times);
        }
    }

    /**
     * Reads one fault in words separated by blanks or semicolons, for example
     * {@code /papi/v1/groups status=429 retry-after=1 times=2}, {@code slow=250ms} or {@code broken}.
     *
     * @throws IllegalArgumentException naming the word that makes no sense
     */
    public static Fault parse(String words) {
        String pathPrefix = "";
        Integer status = null;
        Duration retryAfter = null;
        List<Effect> effects = new ArrayList<>();
        int times = ALWAYS;
        for (String word :
                SEPARATOR.splitAsStream(words).filter(word -> !word.isEmpty()).toList()) {
            String name = word.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
            String value = word.substring(Math.min(word.length(), name.length() + 1));
            switch (name) {
                case "status" -> status = number(word, value);
                case "retry-after" -> retryAfter = Duration.ofSeconds(number(word, value));
                case "times" -> times = number(word, value);
                case "slow" -> effects.add(new Effect.Slow(duration(word, value)));
                case "broken" -> effects.add(new Effect.Broken());
                default -> pathPrefix = pathPrefix(word);
            }
        }
        if (status != null) {
            effects.add(new Effect.Refuse(status, retryAfter));
        }
        if (effects.size() != 1) {
            throw new IllegalArgumentException("'" + words.strip() + "' is not one fault: " + EXPECTED);
        }
        return new Fault(pathPrefix, effects.getFirst(), times);
    }

    /** Reads any number of faults separated by commas; none from a blank text. */
    public static List<Fault> parseAll(String setting) {
        return Arrays.stream(setting.split(","))
                .filter(words -> !words.isBlank())
                .map(Fault::parse)
                .toList();
    }

    private static int number(String word, String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("'" + word + "' needs a number: " + EXPECTED);
        }
        return Integer.parseInt(value);
    }

    private static Duration duration(String word, String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + word + "' needs a duration such as 2s or 250ms");
        }
        long amount = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }

    private static String pathPrefix(String word) {
        if (!word.startsWith("/")) {
            throw new IllegalArgumentException("'" + word + "' is not known: " + EXPECTED);
        }
        return word;
    }
}
