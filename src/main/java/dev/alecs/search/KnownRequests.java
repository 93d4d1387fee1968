package dev.alecs.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests that are known to be for a tool; a new one is compared with all of them. */
final class KnownRequests {

    private final int[] toolOf;
    private final double[] sizeOf;
    private final Map<String, Stem> stems = new HashMap<>();
    private final double unknown;

    /** A word's stem: how rare it is, and the numbers of the requests that have it. */
    private static final class Stem {

        private double rarity;
        private int count;
        private int[] requests = new int[4];

        void isIn(int request) {
            if (count == requests.length) {
                requests = Arrays.copyOf(requests, 2 * count);
            }
            requests[count++] = request;
        }
    }

    /** @param byTool the stems of each request for each tool, in the order of the index */
    KnownRequests(List<List<Set<String>>> byTool) {
        int count = byTool.stream().mapToInt(List::size).sum();
        this.toolOf = new int[count];
        this.sizeOf = new double[count];
        this.unknown = Tuning.UNKNOWN * Math.log(1 + count);
        int request = 0;
        for (int tool = 0; tool < byTool.size(); tool++) {
            for (var words : byTool.get(tool)) {
                toolOf[request] = tool;
                for (var word : words) {
                    stems.computeIfAbsent(word, _ -> new Stem()).isIn(request);
                }
                request++;
            }
        }
        for (var stem : stems.values()) {
            stem.rarity = Math.log(1 + (count + 0.5) / (stem.count + 0.5));
            for (int i = 0; i < stem.count; i++) {
                sizeOf[stem.requests[i]] += stem.rarity * stem.rarity;
            }
        }
        Arrays.setAll(sizeOf, i -> Math.sqrt(sizeOf[i]));
    }

    /**
     * How much a request is like those of each tool: the cosine with the most similar one, and a little for the next.
     *
     * @param terms the stems of the request, with how much each counts
     * @param tools how many tools there are
     */
    double[] likeness(Map<String, Double> terms, int tools) {
        var common = new double[toolOf.length];
        double size = 0;
        for (var term : terms.entrySet()) {
            double weight = term.getValue();
            var stem = stems.get(term.getKey());
            double rarity = stem == null ? unknown : stem.rarity;
            size += Math.pow(rarity * weight, 2);
            for (int i = 0; stem != null && i < stem.count; i++) {
                common[stem.requests[i]] += rarity * rarity * weight;
            }
        }
        return bestOfEach(common, Math.sqrt(Math.max(size, 1e-9)), tools);
    }

    private double[] bestOfEach(double[] common, double size, int tools) {
        var best = new double[tools];
        var next = new double[tools];
        for (int request = 0; request < common.length; request++) {
            if (common[request] > 0) {
                double cosine = common[request] / (size * sizeOf[request]);
                int tool = toolOf[request];
                if (cosine > best[tool]) {
                    next[tool] = best[tool];
                    best[tool] = cosine;
                } else if (cosine > next[tool]) {
                    next[tool] = cosine;
                }
            }
        }
        for (int tool = 0; tool < tools; tool++) {
            best[tool] += Tuning.SECOND * next[tool];
        }
        return best;
    }
}
