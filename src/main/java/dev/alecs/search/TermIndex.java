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
    private final Map<String, Postings> postings = new HashMap<>();
    private final double rarest;

    /**
     * Where a word is.
     *
     * @param bags the numbers of the bags
     * @param weights how much it is worth there, from 0 to 1
     */
    private record Postings(int[] bags, double[] weights, double rarity) {}

    /** @param bags the words of each, with how much each is said */
    TermIndex(List<Map<String, Double>> bags) {
        this.bags = bags.size();
        this.rarest = Math.log(1 + bags.size());
        double usual = bags.stream().mapToDouble(TermIndex::length).average().orElse(1);
        var found = new HashMap<String, List<Integer>>();
        for (int bag = 0; bag < bags.size(); bag++) {
            for (var word : bags.get(bag).keySet()) {
                found.computeIfAbsent(word, _ -> new ArrayList<>()).add(bag);
            }
        }
        found.forEach((word, in) -> {
            var numbers = in.stream().mapToInt(Integer::intValue).toArray();
            var weights = new double[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                var bag = bags.get(numbers[i]);
                double norm = 1 - Tuning.LENGTH + Tuning.LENGTH * length(bag) / usual;
                weights[i] = bag.get(word) / (Tuning.SATURATION * norm + bag.get(word));
            }
            double rarity = Math.log(1 + (bags.size() - numbers.length + 0.5) / (numbers.length + 0.5));
            postings.put(word, new Postings(numbers, weights, rarity));
        });
    }

    private static double length(Map<String, Double> bag) {
        return bag.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    boolean knows(String word) {
        return postings.containsKey(word);
    }

    /** How much of what is looked for each bag has, from 0 to about 1. */
    double[] scores(Map<String, Double> terms) {
        var scores = new double[bags];
        double whole = 0;
        for (var term : terms.entrySet()) {
            var there = postings.get(term.getKey());
            whole += term.getValue() * (there == null ? rarest * Tuning.UNKNOWN : there.rarity());
            if (there != null) {
                double worth = term.getValue() * there.rarity();
                for (int i = 0; i < there.bags().length; i++) {
                    scores[there.bags()[i]] += worth * there.weights()[i];
                }
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= Math.max(whole, 1e-9);
        }
        return scores;
    }
}
