package dev.alecs.search;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request, understood.
 *
 * @param terms the stems to look for, each with how much it counts
 * @param worth what a tool that has all that was said would get
 * @param size the length of the request as a vector of its stems' rarities
 * @param first what the first verb stands for
 * @param all what any verb stands for
 */
record Query(Map<String, Double> terms, double worth, double size, Set<Action> first, Set<Action> all) {

    static Query of(String request, Vocabulary vocabulary, Spelling spelling, Map<String, Double> rarity) {
        var words = Words.in(request);
        var terms = new HashMap<String, Double>();
        var said = new HashMap<String, Double>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            for (int length = vocabulary.longest(); length > 0; length--) {
                if (i + length <= words.size()) {
                    vocabulary
                            .meaning(words.subList(i, i + length))
                            .forEach(stem -> terms.merge(stem, Tuning.MEANT, Math::max));
                }
            }
            if (Words.isEmpty(word)) {
                continue;
            }
            if (rarity.containsKey(Words.stem(word)) || vocabulary.knows(word)) {
                said.put(Words.stem(word), 1.0);
            } else {
                spelling.near(word).forEach(near -> {
                    said.merge(Words.stem(near), Tuning.MISSPELT, Math::max);
                    vocabulary
                            .meaning(List.of(near))
                            .forEach(stem -> terms.merge(stem, Tuning.MEANT * Tuning.MISSPELT, Math::max));
                });
            }
            if (i + 1 < words.size() && rarity.containsKey(Words.stem(word + words.get(i + 1)))) {
                said.put(Words.stem(word + words.get(i + 1)), 1.0);
            }
        }
        said.forEach((stem, weight) -> terms.merge(stem, weight, Math::max));
        double worth = said.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * rarity.getOrDefault(entry.getKey(), 0.0))
                .sum();
        double size = Math.sqrt(terms.entrySet().stream()
                .mapToDouble(entry -> Math.pow(entry.getValue() * rarity.getOrDefault(entry.getKey(), 0.0), 2))
                .sum());
        return withActions(words, terms, worth, Math.max(size, 1e-9));
    }

    private static Query withActions(List<String> words, Map<String, Double> terms, double worth, double size) {
        Set<Action> first = Set.of();
        var all = EnumSet.noneOf(Action.class);
        for (var word : words) {
            var actions = Action.of(word);
            if (first.isEmpty()) {
                first = actions;
            }
            all.addAll(actions);
        }
        return new Query(terms, worth, size, first, all);
    }

    /** How well what the tool does fits what the verbs ask for: a factor around 1. */
    double fit(Document document) {
        if (first.isEmpty()) {
            return document.tool().effect().isReadOnly() ? Tuning.READ_WITHOUT_VERB : 1;
        }
        if (document.actions().stream().anyMatch(first::contains)) {
            return Tuning.SAME_VERB;
        }
        return document.actions().stream().anyMatch(all::contains) ? 1 : Tuning.OTHER_VERB;
    }
}
