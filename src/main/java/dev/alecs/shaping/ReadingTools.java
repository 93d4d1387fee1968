package dev.alecs.shaping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingLong;

import dev.alecs.catalog.Operation;
import dev.alecs.catalog.Parameter;
import dev.alecs.catalog.Parameter.Place;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Knows which tool reads what a path of Akamai's API points to. */
final class ReadingTools {

    private static final String ACCOUNT_SWITCH_KEY = "accountSwitchKey";

    private final Queue<Reading> readings = new ConcurrentLinkedQueue<>();

    /** An operation that reads, and its path in pieces. */
    private record Reading(Operation operation, List<String> path) {

        private boolean leadsTo(List<String> segments) {
            if (path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                if (!isHole(path.get(i)) && !path.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private long holes() {
            return path.stream().filter(Reading::isHole).count();
        }

        private static boolean isHole(String segment) {
            return segment.startsWith("{") && segment.endsWith("}");
        }
    }

    void add(Operation operation) {
        if (operation.method().equals("GET")) {
            readings.add(new Reading(operation, segments(operation.path())));
        }
    }

    /**
     * The tool and its arguments, for example {@code get-zone: zone=example.com}; empty when none is known.
     *
     * @param location one with a path
     */
    Optional<String> find(URI location) {
        var segments = segments(location.getRawPath());
        return readings.stream()
                .filter(reading -> reading.leadsTo(segments))
                .min(comparingLong(Reading::holes))
                .map(reading -> inWords(reading, segments, location.getRawQuery()));
    }

    private static String inWords(Reading reading, List<String> segments, @Nullable String query) {
        var arguments = new StringJoiner(", ", ": ", "").setEmptyValue("");
        for (int i = 0; i < segments.size(); i++) {
            var hole = reading.path().get(i);
            if (Reading.isHole(hole)) {
                var value = decoded(segments.get(i));
                argument(reading.operation(), Place.PATH, hole.substring(1, hole.length() - 1))
                        .ifPresent(argument -> arguments.add(argument + "=" + value));
            }
        }
        for (var pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                argument(reading.operation(), Place.QUERY, decoded(pair.substring(0, equals)))
                        .filter(argument -> !argument.equals(ACCOUNT_SWITCH_KEY))
                        .ifPresent(argument -> arguments.add(argument + "=" + decoded(pair.substring(equals + 1))));
            }
        }
        return reading.operation().tool().name() + arguments;
    }

    private static Optional<String> argument(Operation operation, Place place, String wireName) {
        return operation.parameters().stream()
                .filter(parameter ->
                        parameter.place() == place && parameter.wireName().equals(wireName))
                .map(Parameter::argument)
                .findFirst();
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
