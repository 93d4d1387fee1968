package dev.alecs.tool;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Guesses what someone meant who gave a name we do not have. */
final class NearestName {

    private static final int GUESSES = 3;

    private NearestName() {}

    /** A sentence: there is no such thing, and these are near. */
    static String unknown(String kind, String name, Collection<String> known) {
        var near = known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3))
                .sorted(comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(c -> c))
                .limit(GUESSES)
                .collect(Collectors.joining(", "));
        var sentence = "There is no %s called \"%s\".".formatted(kind, shown(name));
        return near.isEmpty() ? sentence : sentence + " Did you mean: " + near + "?";
    }

    private static String shown(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "…";
    }

    /** Levenshtein's distance, ignoring case. */
    private static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        if (Math.abs(a.length() - b.length()) > GUESSES * 4) {
            return Integer.MAX_VALUE;
        }
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
