package dev.alecs.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that tools are described in; what is nearly one of them was probably meant to be. */
final class Spelling {

    private static final int SHORTEST = 4;
    private static final int LONG = 7;

    private final Map<Integer, List<String>> byLength;

    Spelling(Set<String> words) {
        this.byLength = words.stream()
                .filter(word -> word.length() >= SHORTEST - 1)
                .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
    }

    /** The known words that are nearest to an unknown one, if any is near enough. */
    List<String> near(String word) {
        if (word.length() < SHORTEST || word.chars().anyMatch(Character::isDigit)) {
            return List.of();
        }
        int most = word.length() < LONG ? 1 : 2;
        var byDistance = new TreeMap<Integer, List<String>>();
        for (int length = word.length() - most; length <= word.length() + most; length++) {
            byLength.getOrDefault(length, List.of()).stream()
                    .collect(Collectors.groupingBy((Function<String, Integer>) known -> distance(word, known, most)))
                    .forEach((distance, known) -> byDistance.merge(distance, known, Spelling::joined));
        }
        var nearest = byDistance.firstEntry();
        return nearest == null || nearest.getKey() > most ? List.of() : nearest.getValue();
    }

    private static List<String> joined(List<String> left, List<String> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }

    /** Damerau and Levenshtein's, with neighbours swapped as one slip; more than {@code most} is not told apart. */
    private static int distance(String left, String right, int most) {
        if (left.charAt(0) != right.charAt(0) && left.charAt(left.length() - 1) != right.charAt(right.length() - 1)) {
            return most + 1;
        }
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            var row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return Math.min(last[right.length()], most + 1);
    }
}
