package dev.alecs.search;

import dev.alecs.catalog.ToolDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One tool as the index sees it.
 *
 * @param weights its stems, each with how much it is said
 * @param spoken every word in it as it is written
 * @param actions what its verb says it does
 */
record Document(
        ToolDefinition tool, Map<String, Double> weights, double length, Set<String> spoken, Set<Action> actions) {

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
        double length =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Document(
                tool, weights, length, spoken, Action.of(Words.in(tool.name()).getFirst()));
    }

    private static void add(String text, double weight, Map<String, Double> weights, Set<String> spoken) {
        for (var word : Words.in(text)) {
            if (!Words.isEmpty(word)) {
                spoken.add(word);
                weights.merge(Words.stem(word), weight, Double::sum);
            }
        }
    }

    private static String without(Set<String> names, String text) {
        return KEBAB.matcher(text).replaceAll(match -> names.contains(match.group()) ? " " : match.group());
    }
}
