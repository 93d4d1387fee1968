package dev.alecs.search;

import static java.util.Comparator.comparingDouble;

import dev.alecs.catalog.ToolDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All tools, ready to be searched; never changed, so any number of threads may.
 *
 * <p>Words count by how rare they are and where they stand (BM25 over weighted fields). On top of that come what operators say
 * for it ({@link Vocabulary}), a whole request that is alike ({@link KnownRequests}), the verb, and a little for the
 * tools of every day.
 *
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza: BM25 and Beyond</a>
 */
public final class ToolIndex {

    private static final double SATURATION = 1.2;
    private static final double LENGTH = 0.4;

    private final List<Document> documents;
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final Map<String, Double> rarity = new HashMap<>();
    private final KnownRequests requests;
    private final Spelling spelling;
    private final Vocabulary vocabulary = new Vocabulary();

    /** @param asked what operators say when they need a tool, by its name */
    public ToolIndex(Collection<ToolDefinition> tools, Function<String, List<String>> asked) {
        var names = tools.stream().map(ToolDefinition::name).collect(Collectors.toSet());
        this.documents = tools.stream().map(tool -> Document.of(tool, names)).toList();
        double usualLength =
                documents.stream().mapToDouble(Document::length).average().orElse(1);
        for (int i = 0; i < documents.size(); i++) {
            var document = documents.get(i);
            double norm = 1 - LENGTH + LENGTH * document.length() / usualLength;
            int number = i;
            document.weights()
                    .forEach((stem, weight) -> postings.computeIfAbsent(stem, _ -> new ArrayList<>())
                            .add(new Posting(number, weight / (SATURATION * norm + weight))));
        }
        postings.forEach((stem, list) ->
                rarity.put(stem, Math.log(1 + (documents.size() - list.size() + 0.5) / (list.size() + 0.5))));
        var requests = tools.stream().map(tool -> asked.apply(tool.name())).toList();
        this.requests = new KnownRequests(requests);
        this.spelling = new Spelling(Stream.concat(
                documents.stream().flatMap(document -> document.spoken().stream()),
                requests.stream().flatMap(List::stream).flatMap(request -> Words.in(request).stream())));
    }

    /**
     * A word in a document.
     *
     * @param weight how much it is worth there, from 0 to 1, however often it is said
     */
    private record Posting(int document, double weight) {}

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
        return find(request, wanted, most, -1);
    }

    List<Hit> find(String request, Predicate<ToolDefinition> wanted, int most, int except) {
        var query = Query.of(
                request, vocabulary, spelling, rarity, stem -> rarity.containsKey(stem) || requests.knows(stem));
        var scores = new double[documents.size()];
        query.terms().forEach((stem, weight) -> {
            double worth = weight * rarity.getOrDefault(stem, 0.0);
            for (var posting : postings.getOrDefault(stem, List.of())) {
                scores[posting.document()] += worth * posting.weight();
            }
        });
        var alike = requests.likeness(query.terms(), scores.length, except);
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < scores.length; i++) {
            var document = documents.get(i);
            if ((scores[i] > 0 || alike[i] > 0) && wanted.test(document.tool())) {
                hits.add(new Hit(document.tool(), scored(scores[i], alike[i], document, query)));
            }
        }
        hits.sort(comparingDouble(Hit::score)
                .reversed()
                .thenComparing(hit -> hit.tool().name()));
        return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
    }

    KnownRequests requests() {
        return requests;
    }

    private static double scored(double words, double alike, Document document, Query query) {
        double said = query.worth() == 0 ? 0 : words / query.worth();
        double score = said + Tuning.LIKENESS * alike;
        return score * query.fit(document) * (document.tool().core() ? Tuning.CORE : 1);
    }
}
