package dev.alecs.search;

import dev.alecs.catalog.ToolDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One tool as the index sees it.
 *
 * @param weights its stems, each with how much it is said
 * @param asked what operators ask for when they need it: the stems of each request
 * @param spoken every word in it as it is written
 * @param actions what its verb says it does
 */
record Document(
        ToolDefinition tool,
        Map<String, Double> weights,
        double length,
        List<Set<String>> asked,
        Set<String> spoken,
        Set<Action> actions) {

    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+");

    /** @param names of all tools: a description that sends the reader to another tool is not about that one's subject */
    static Document of(ToolDefinition tool, Set<String> names) {
        var weights = new HashMap<String, Double>();
        var spoken = new HashSet<String>();
        add(tool.name(), Tuning.NAME, weights, spoken);
        add(tool.title(), Tuning.TITLE, weights, spoken);
        add(tool.toolset(), Tuning.TOOLSET, weights, spoken);
        var text = without(
                names,
                tool.description()
                        .substring(Math.min(
                                tool.title().length(), tool.description().length())));
        var sentences = SENTENCE_END.split(text, 3);
        for (int i = 0; i < sentences.length; i++) {
            add(sentences[i], i < 2 ? Tuning.OPENING : Tuning.REST, weights, spoken);
        }
        var asked = new ArrayList<Set<String>>();
        tool.asked().forEach(request -> {
            add(request, Tuning.ASKED, weights, spoken);
            asked.add(stems(request));
        });
        double length =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Document(
                tool,
                weights,
                length,
                asked,
                spoken,
                Action.of(Words.in(tool.name()).getFirst()));
    }

    private static void add(String text, double weight, Map<String, Double> weights, Set<String> spoken) {
        for (var word : Words.in(text)) {
            if (!Words.isEmpty(word)) {
                spoken.add(word);
                weights.merge(Words.stem(word), weight, Double::sum);
            }
        }
    }

    private static Set<String> stems(String text) {
        var stems = new HashSet<String>();
        Words.in(text).stream()
                .filter(word -> !Words.isEmpty(word))
                .map(Words::stem)
                .forEach(stems::add);
        return stems;
    }

    private static String without(Set<String> names, String text) {
        return KEBAB.matcher(text).replaceAll(match -> names.contains(match.group()) ? " " : match.group());
    }

    /** How much the request is like the most similar one that operators make for it, from 0 to 1: a cosine. */
    double likeness(Query query, Map<String, Double> rarity) {
        double best = 0;
        for (var request : asked) {
            double common = 0;
            double size = 0;
            for (var stem : request) {
                double worth = rarity.getOrDefault(stem, 0.0);
                size += worth * worth;
                common += worth * worth * query.terms().getOrDefault(stem, 0.0);
            }
            if (common > 0) {
                best = Math.max(best, common / (Math.sqrt(size) * query.size()));
            }
        }
        return best;
    }
}
