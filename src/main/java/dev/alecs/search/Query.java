package dev.alecs.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Understands a request: the stems to look for, each with how much it counts. */
final class Query {

    private final Vocabulary vocabulary;
    private final Spelling spelling;
    private final Predicate<String> known;

    /** @param known whether any tool has something to do with a stem */
    Query(Vocabulary vocabulary, Spelling spelling, Predicate<String> known) {
        this.vocabulary = vocabulary;
        this.spelling = spelling;
        this.known = known;
    }

    Map<String, Double> terms(String request) {
        var terms = new HashMap<String, Double>();
        var parts = Words.Parts.of(request);
        parts.examples().forEach(word -> terms.merge(Words.stem(word), Tuning.EXAMPLE, Math::max));
        var words = spelt(parts.said(), terms);
        vocabulary.meanings(words).forEach(meant -> terms.merge(meant.stem(), meant.weight(), Math::max));
        for (int i = 0; i + 1 < words.size(); i++) {
            joined(words.get(i), words.get(i + 1), terms);
        }
        return terms;
    }

    // Words as they were probably meant, those that tell nothing among them: a vocabulary entry may have some.
    private List<String> spelt(List<String> words, Map<String, Double> terms) {
        var spelt = new ArrayList<String>();
        for (var word : words) {
            if (Words.isEmpty(word) || known.test(Words.stem(word)) || vocabulary.knows(word)) {
                spelt.add(word);
                if (!Words.isEmpty(word)) {
                    terms.put(Words.stem(word), 1.0);
                }
            } else {
                var near = spelling.near(word);
                near.forEach(other -> terms.merge(Words.stem(other), Tuning.MISSPELT, Math::max));
                spelt.add(near.isEmpty() ? word : near.getFirst());
                if (near.isEmpty()) {
                    terms.put(Words.stem(word), 1.0);
                }
            }
        }
        return spelt;
    }

    /** {@code edge worker} is said for {@code edgeworker}, and {@code log in} for {@code login}. */
    private void joined(String word, String next, Map<String, Double> terms) {
        var stem = Words.stem(word + next);
        if (known.test(stem)) {
            terms.put(stem, 1.0);
        }
    }
}
