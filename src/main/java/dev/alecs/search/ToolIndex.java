package dev.alecs.search;

import static java.util.Comparator.comparingDouble;

import dev.alecs.catalog.ToolDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All tools, ready to be searched; never changed, so any number of threads may.
 *
 * <p>A tool's score is the sum of three: how much of the request is in its own words, how much in the words that operators ask
 * for it in, and how much the request is like one of theirs. What operators say for Akamai's terms ({@link Vocabulary}) and slips
 * of the keyboard ({@link Spelling}) are put right before.
 */
public final class ToolIndex {

    private final List<ToolDefinition> tools;
    private final TermIndex described;
    private final TermIndex asked;
    private final KnownRequests requests;
    private final Query query;

    /** @param requestsFor what operators say when they need a tool, by its name */
    public ToolIndex(Collection<ToolDefinition> tools, Function<String, List<String>> requestsFor) {
        this.tools = List.copyOf(tools);
        var vocabulary = new Vocabulary();
        var words = new ToolWords(
                tools.stream().map(ToolDefinition::name).collect(Collectors.toUnmodifiableSet()), vocabulary);
        var known = this.tools.stream()
                .map(tool -> requestsFor.apply(tool.name()).stream()
                        .map(words::request)
                        .toList())
                .toList();
        this.described = new TermIndex(this.tools.stream().map(words::described).toList());
        this.asked = new TermIndex(known.stream().map(words::together).toList());
        this.requests = new KnownRequests(known);
        this.query =
                new Query(vocabulary, new Spelling(words.seen()), stem -> described.knows(stem) || asked.knows(stem));
    }

    /**
     * A tool that was found.
     *
     * @param score how well it fits; only to be compared within one answer
     */
    public record Hit(ToolDefinition tool, double score) {}

    /**
     * The tools that fit a request best, the best first.
     *
     * @param request what to do, in anybody's words
     * @param wanted which tools to consider
     * @param most how many to give at most
     */
    public List<Hit> find(String request, Predicate<ToolDefinition> wanted, int most) {
        var scores = scores(query.terms(request));
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0 && wanted.test(tools.get(i))) {
                hits.add(new Hit(tools.get(i), scores[i]));
            }
        }
        hits.sort(comparingDouble(Hit::score)
                .reversed()
                .thenComparing(hit -> hit.tool().name()));
        return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
    }

    private double[] scores(Map<String, Double> terms) {
        var scores = described.scores(terms);
        var askedFor = asked.scores(terms);
        var alike = requests.likeness(terms, tools.size());
        for (int i = 0; i < scores.length; i++) {
            scores[i] += Tuning.ASKED * askedFor[i] + Tuning.LIKENESS * alike[i];
        }
        return scores;
    }
}
