package dev.alecs.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds bags of words by their words: a word counts by how rare it is, and by how much a bag says it for its length (BM25).
 *
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza: BM25 and Beyond</a>
 */
final class TermIndex {

    private final int bags;
    private final double unknown;
    private final Map<String, Term> terms = new HashMap<>();

    /** A word: how rare it is, and where it is. */
    private static final class Term {

        private final List<Posting> postings = new ArrayList<>();
        private double rarity;
    }

    /**
     * A word in a bag.
     *
     * @param weight how much it is worth there, from 0 to 1
     */
    private record Posting(int bag, double weight) {}

    /** @param bags the words of each, with how much each is said */
    TermIndex(List<Map<String, Double>> bags) {
        this.bags = bags.size();
        this.unknown = Tuning.UNKNOWN * Math.log(1 + bags.size());
        double usual = bags.stream().mapToDouble(TermIndex::length).average().orElse(1);
        for (int number = 0; number < bags.size(); number++) {
            var bag = bags.get(number);
            double tolerance = Tuning.SATURATION * (1 - Tuning.LENGTH + Tuning.LENGTH * length(bag) / usual);
            for (var word : bag.entrySet()) {
                double said = word.getValue();
                terms.computeIfAbsent(word.getKey(), _ -> new Term())
                        .postings
                        .add(new Posting(number, said / (tolerance + said)));
            }
        }
        for (var term : terms.values()) {
            int count = term.postings.size();
            term.rarity = Math.log(1 + (bags.size() - count + 0.5) / (count + 0.5));
        }
    }

    private static double length(Map<String, Double> bag) {
        return bag.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    boolean knows(String word) {
        return terms.containsKey(word);
    }

    /** How much of what is looked for each bag has, from 0 to about 1. */
    double[] scores(Map<String, Double> wanted) {
        var scores = new double[bags];
        double whole = 0;
        for (var word : wanted.entrySet()) {
            var term = terms.get(word.getKey());
            if (term == null) {
                whole += word.getValue() * unknown;
            } else {
                double worth = word.getValue() * term.rarity;
                whole += worth;
                for (var posting : term.postings) {
                    scores[posting.bag()] += worth * posting.weight();
                }
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= Math.max(whole, 1e-9);
        }
        return scores;
    }
}
