package dev.alecs.simulator.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the operation that a method and a path mean. */
public final class Routes {

    private final Map<Long, List<Route>> byDepth;

    /** An operation, and the request with its path parameters filled in. */
    public record Match(Route route, Request request) {

        public Reply answer() {
            return route.answer(request);
        }
    }

    public Routes(Collection<Route> routes) {
        this.byDepth = routes.stream()
                .sorted(Comparator.comparing(Route::path, PathTemplate.MOST_LITERAL_FIRST))
                .collect(Collectors.groupingBy(route -> depth(route.path().toString())));
    }

    public Optional<Match> find(Request request) {
        return candidates(request.path())
                .filter(route -> route.method().equals(request.method()))
                .flatMap(route -> route
                        .path()
                        .match(request.path())
                        .map(parameters -> new Match(route, request.withPathParameters(parameters)))
                        .stream())
                .findFirst();
    }

    /** The methods that a path takes; none when it is unknown. */
    public SortedSet<String> methods(String rawPath) {
        return candidates(rawPath)
                .filter(route -> route.path().match(rawPath).isPresent())
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Route> candidates(String rawPath) {
        return byDepth.getOrDefault(depth(rawPath), List.of()).stream();
    }

    private static long depth(String path) {
        return path.chars().filter(character -> character == '/').count();
    }
}
