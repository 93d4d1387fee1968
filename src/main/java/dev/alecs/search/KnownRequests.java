package dev.alecs.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests that are known to be for a tool; a new one is compared with all of them. */
final class KnownRequests {

    private final int[] toolOf;
    private final double[] sizeOf;
    private final double rarest;
    private final Map<String, int[]> withStem = new HashMap<>();
    private final Map<String, Double> rarity = new HashMap<>();

    /** @param byTool the requests for each tool, in the order of the index */
    KnownRequests(List<List<String>> byTool, Vocabulary vocabulary) {
        var stems = new ArrayList<Set<String>>();
        var tools = new ArrayList<Integer>();
        for (int tool = 0; tool < byTool.size(); tool++) {
            for (var request : byTool.get(tool)) {
                stems.add(stems(request, vocabulary));
                tools.add(tool);
            }
        }
        var lists = new HashMap<String, List<Integer>>();
        for (int i = 0; i < stems.size(); i++) {
            for (var stem : stems.get(i)) {
                lists.computeIfAbsent(stem, _ -> new ArrayList<>()).add(i);
            }
        }
        lists.forEach((stem, list) -> {
            withStem.put(stem, list.stream().mapToInt(Integer::intValue).toArray());
            rarity.put(stem, Math.log(1 + (stems.size() + 0.5) / (list.size() + 0.5)));
        });
        this.rarest = Math.log(1 + stems.size());
        this.toolOf = tools.stream().mapToInt(Integer::intValue).toArray();
        this.sizeOf = stems.stream()
                .mapToDouble(list -> Math.sqrt(list.stream()
                        .mapToDouble(stem -> Math.pow(rarity.get(stem), 2))
                        .sum()))
                .toArray();
    }

    private static Set<String> stems(String request, Vocabulary vocabulary) {
        var words = Words.in(request);
        var stems = vocabulary.otherNames(words);
        words.stream().filter(word -> !Words.isEmpty(word)).map(Words::stem).forEach(stems::add);
        return stems;
    }

    int count() {
        return toolOf.length;
    }

    /**
     * How much a request is like those of each tool: the cosine with the most similar one, and a little for the next.
     */
    double[] likeness(Map<String, Double> terms, int tools) {
        var common = new double[toolOf.length];
        double size = 0;
        for (var term : terms.entrySet()) {
            double worth = rarity.getOrDefault(term.getKey(), Tuning.UNKNOWN * rarest);
            size += Math.pow(worth * term.getValue(), 2);
            double shared = worth * worth * term.getValue();
            for (int request : withStem.getOrDefault(term.getKey(), new int[0])) {
                common[request] += shared;
            }
        }
        var best = new double[tools];
        var next = new double[tools];
        double length = Math.sqrt(Math.max(size, 1e-9));
        for (int request = 0; request < common.length; request++) {
            if (common[request] > 0) {
                double cosine = common[request] / (length * sizeOf[request]);
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
