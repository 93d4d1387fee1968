package dev.alecs.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes text apart into words, and words down to their stems, the same way for tools and for requests. */
final class Words {

    /** Words that are in every sentence and tell nothing. */
    private static final Set<String> EMPTY = Set.of(
            "a", "an", "and", "any", "are", "as", "at", "be", "been", "before", "by", "can", "could", "did", "do",
            "does", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "just",
            "me", "my", "need", "of", "on", "or", "our", "out", "please", "should", "so", "some", "that", "the",
            "their", "them", "then", "there", "these", "they", "this", "those", "to", "us", "want", "was", "we", "were",
            "what", "when", "where", "which", "while", "will", "with", "would", "you", "your", "akamai", "tell", "give",
            "im", "id", "ve", "s", "t", "re", "still", "also", "one", "about", "via", "using", "use", "used", "let",
            "per", "not", "no", "up", "whose", "get", "got");

    private Words() {}

    /** The words of a text in order, in lower case, as they are written there. */
    static List<String> in(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (c != '\'' && c != '’') {
                if (!word.isEmpty()) {
                    words.add(word.toString().toLowerCase(Locale.ROOT));
                    word.setLength(0);
                }
            }
        }
        return words;
    }

    static boolean isEmpty(String word) {
        return EMPTY.contains(word);
    }

    /** {@code activate}, {@code activated}, {@code activation} and {@code activating} share one. */
    static String stem(String word) {
        var stem = singular(word);
        if (stem.length() <= 4) {
            return stem;
        }
        if (stem.endsWith("ing") && stem.length() > 5) {
            stem = undoubled(stem.substring(0, stem.length() - 3));
        } else if (stem.endsWith("ed") && stem.length() > 4) {
            stem = undoubled(stem.substring(0, stem.length() - 2));
        } else if (stem.endsWith("tion") || stem.endsWith("sion")) {
            stem = stem.substring(0, stem.length() - 3);
        } else if (stem.endsWith("ment") && stem.length() > 7) {
            stem = stem.substring(0, stem.length() - 4);
        }
        return stem.endsWith("e") && stem.length() > 3 ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String singular(String word) {
        if (word.length() <= 3
                || !word.endsWith("s")
                || word.endsWith("ss")
                || word.endsWith("us")
                || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")
                ? word.substring(0, word.length() - 2)
                : word.substring(0, word.length() - 1);
    }

    private static String undoubled(String stem) {
        int last = stem.length() - 1;
        boolean doubled =
                last > 1 && stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0;
        return doubled ? stem.substring(0, last) : stem;
    }
}
