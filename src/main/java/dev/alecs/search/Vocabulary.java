package dev.alecs.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What operators say, and what Akamai calls it.
 *
 * <p>One entry a line: what may be said, with commas between; an arrow; what is meant. Both may be of several words. What was
 * said counts too, and more than what it is taken for.
 */
final class Vocabulary {

    private static final String ENTRIES = """
            cert, certs, ssl, tls, https -> certificate enrollment
            certificate -> enrollment cps
            san, sans, subject alternative name -> enrollment certificate
            renew, renewal, expiring, expire, expires, expiry -> enrollment renewal
            csr -> certificate signing request change input third party
            domain validation, dv, acme, lets encrypt -> validation challenge certificate
            """;

    /** The words that something said is taken for, by its words joined with spaces. */
    private final Map<String, List<String>> meant = new HashMap<>();

    private int longest = 1;

    Vocabulary() {
        ENTRIES.lines().filter(line -> !line.isBlank()).forEach(this::read);
    }

    private void read(String line) {
        var sides = line.split("->");
        var words = Words.in(sides[1]).stream().map(Words::stem).toList();
        for (var said : sides[0].split(",")) {
            var key = Words.in(said);
            longest = Math.max(longest, key.size());
            meant.computeIfAbsent(String.join(" ", key), _ -> new ArrayList<>()).addAll(words);
        }
    }

    /** The stems that a stretch of a request is taken for; empty when there is no entry for it. */
    List<String> meaning(List<String> words) {
        return meant.getOrDefault(String.join(" ", words), List.of());
    }

    /** Whether a word alone has an entry. */
    boolean knows(String word) {
        return meant.containsKey(word);
    }

    /** How many words the longest entry has. */
    int longest() {
        return longest;
    }
}
