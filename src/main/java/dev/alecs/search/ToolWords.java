package dev.alecs.search;

import dev.alecs.catalog.ToolDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The words that a tool is described in, and those that people ask for it in. */
final class ToolWords {

    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+");

    private final Set<String> names;
    private final Vocabulary vocabulary;
    private final Consumer<String> spoken;

    /**
     * @param names of all tools: a description that sends the reader to another tool is not about that one's subject
     * @param spoken told every word as it is written
     */
    ToolWords(Set<String> names, Vocabulary vocabulary, Consumer<String> spoken) {
        this.names = names;
        this.vocabulary = vocabulary;
        this.spoken = spoken;
    }

    Map<String, Double> described(ToolDefinition tool) {
        var bag = new HashMap<String, Double>();
        add(tool.name(), Tuning.NAME, bag);
        add(tool.title(), Tuning.TITLE, bag);
        add(tool.toolset(), Tuning.TOOLSET, bag);
        var words = tool.description().startsWith(tool.title())
                ? tool.description().substring(tool.title().length())
                : tool.description();
        var sentences = SENTENCE_END.split(withoutNames(words), 3);
        for (int i = 0; i < sentences.length; i++) {
            add(sentences[i], i < 2 ? Tuning.OPENING : Tuning.REST, bag);
        }
        return bag;
    }

    Map<String, Double> asked(List<String> requests) {
        var bag = new HashMap<String, Double>();
        requests.forEach(request -> add(request, 1, bag));
        return bag;
    }

    private void add(String text, double weight, Map<String, Double> bag) {
        var words = Words.in(text);
        vocabulary.otherNames(words).forEach(stem -> bag.merge(stem, weight, Double::sum));
        for (var word : words) {
            if (!Words.isEmpty(word)) {
                spoken.accept(word);
                bag.merge(Words.stem(word), weight, Double::sum);
            }
        }
    }

    private String withoutNames(String text) {
        return KEBAB.matcher(text).replaceAll(match -> names.contains(match.group()) ? " " : match.group());
    }
}
