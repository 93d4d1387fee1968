package dev.alecs.search;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A request, understood.
 *
 * @param terms the stems to look for, each with how much it counts
 * @param worth what a tool that has all that was said would get
 * @param first what the first verb stands for
 * @param all what any verb stands for
 */
record Query(Map<String, Double> terms, double worth, Set<Action> first, Set<Action> all) {

    static Query of(
            String request,
            Vocabulary vocabulary,
            Spelling spelling,
            Map<String, Double> rarity,
            Predicate<String> known) {
        var words = Words.in(Words.withoutExamples(request));
        var terms = new HashMap<String, Double>();
        var said = new HashMap<String, Double>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            for (int length = vocabulary.longest(); length > 0; length--) {
                if (i + length <= words.size()) {
                    vocabulary
                            .meaning(words.subList(i, i + length))
                            .forEach(meant -> terms.merge(meant.stem(), meant.weight(), Math::max));
                }
            }
            if (Words.isEmpty(word)) {
                continue;
            }
            if (known.test(Words.stem(word)) || vocabulary.knows(word)) {
                said.put(Words.stem(word), 1.0);
            } else {
                spelling.near(word).forEach(near -> {
                    said.merge(Words.stem(near), Tuning.MISSPELT, Math::max);
                    vocabulary
                            .meaning(List.of(near))
                            .forEach(meant -> terms.merge(meant.stem(), meant.weight() * Tuning.MISSPELT, Math::max));
                });
            }
            if (i + 1 < words.size() && known.test(Words.stem(word + words.get(i + 1)))) {
                said.put(Words.stem(word + words.get(i + 1)), 1.0);
            }
        }
        said.forEach((stem, weight) -> terms.merge(stem, weight, Math::max));
        double worth = said.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * rarity.getOrDefault(entry.getKey(), 0.0))
                .sum();
        return withActions(words, terms, worth);
    }

    private static Query withActions(List<String> words, Map<String, Double> terms, double worth) {
        Set<Action> first = Set.of();
        var all = EnumSet.noneOf(Action.class);
        for (var word : words) {
            var actions = Action.of(word);
            if (first.isEmpty()) {
                first = actions;
            }
            all.addAll(actions);
        }
        return new Query(terms, worth, first, all);
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
