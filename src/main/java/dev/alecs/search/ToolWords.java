package dev.alecs.search;

import dev.alecs.catalog.ToolDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that a tool is described in, and those that people ask for it in; remembers every word it has seen. */
final class ToolWords {

    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+");

    private final Set<String> names;
    private final Vocabulary vocabulary;

    /** The same few thousand words come again and again. */
    private final Map<String, String> stems = new HashMap<>();

    /** @param names of all tools: a description that sends the reader to another tool is not about that one's subject */
    ToolWords(Set<String> names, Vocabulary vocabulary) {
        this.names = names;
        this.vocabulary = vocabulary;
    }

    /** Every word seen so far that tells something, as it is written. */
    Set<String> seen() {
        return stems.keySet();
    }

    /** The stems in what a tool says of itself, each with how much it is said. */
    Map<String, Double> described(ToolDefinition tool) {
        var bag = new HashMap<String, Double>();
        add(stems(tool.name()), Tuning.NAME, bag);
        add(stems(tool.title()), Tuning.TITLE, bag);
        add(stems(tool.toolset()), Tuning.TOOLSET, bag);
        var words = tool.description().startsWith(tool.title())
                ? tool.description().substring(tool.title().length())
                : tool.description();
        var sentences = SENTENCE_END.split(withoutNames(words), 3);
        for (int i = 0; i < sentences.length; i++) {
            add(stems(sentences[i]), i < 2 ? Tuning.OPENING : Tuning.REST, bag);
        }
        return bag;
    }

    /** The stems in requests for one tool, each with how often it is said. */
    Map<String, Double> together(List<Set<String>> requests) {
        var bag = new HashMap<String, Double>();
        for (var request : requests) {
            add(request, 1, bag);
        }
        return bag;
    }

    /** The stems in a request, each once, and those it has other names of. */
    Set<String> request(String request) {
        return Set.copyOf(stems(request));
    }

    private List<String> stems(String text) {
        var words = Words.in(text);
        var found = new ArrayList<>(vocabulary.otherNames(words));
        for (var word : words) {
            if (!Words.isEmpty(word)) {
                found.add(stems.computeIfAbsent(word, Words::stem));
            }
        }
        return found;
    }

    private static void add(Iterable<String> stems, double weight, Map<String, Double> bag) {
        for (var stem : stems) {
            bag.merge(stem, weight, Double::sum);
        }
    }

    private String withoutNames(String text) {
        return KEBAB.matcher(text).replaceAll(match -> names.contains(match.group()) ? " " : match.group());
    }
}
