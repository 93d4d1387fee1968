package dev.alecs.shaping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * What of a request with several parts failed, and how much did not.
 *
 * <p>A call fails as a whole only when every part did: told of a failure, a client repeats the call, and what had succeeded
 * would be done twice.
 *
 * @param failed the parts that failed, as Akamai tells them
 * @param succeeded how many did not
 */
record Outcomes(List<JsonNode> failed, int succeeded) {

    private static final int SHOWN = 20;
    private static final int LONGEST = 500;
    private static final List<String> FAILURES = List.of("failures", "failure", "failed", "errors");
    private static final List<String> SUCCESSES = List.of("successes", "success", "succeeded", "successful");
    private static final List<String> STATUSES = List.of("status", "statusCode", "httpStatus", "code");
    private static final Set<String> BAD_WORDS = Set.of("FAILED", "FAILURE", "ERROR", "INVALID");

    Outcomes {
        failed = List.copyOf(failed);
    }

    /** Empty when the body does not tell them apart in a way that is known. */
    static Optional<Outcomes> of(String body) {
        try {
            var document = JsonLines.JSON.readTree(body);
            return apart(document).or(() -> list(document).flatMap(Outcomes::judged));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    boolean allFailed() {
        return !failed.isEmpty() && succeeded == 0;
    }

    String inWords() {
        if (failed.isEmpty()) {
            return "All %,d parts succeeded (HTTP 207).".formatted(succeeded);
        }
        var words = new StringJoiner("\n");
        words.add(
                allFailed()
                        ? "All %,d parts failed (HTTP 207):".formatted(failed.size())
                        : "%,d parts failed, %,d succeeded and must not be repeated (HTTP 207). Failed:"
                                .formatted(failed.size(), succeeded));
        failed.stream().limit(SHOWN).forEach(part -> words.add("- " + shown(part)));
        if (failed.size() > SHOWN) {
            words.add("- and %,d more".formatted(failed.size() - SHOWN));
        }
        return words.toString();
    }

    /** Failures in one member and successes in another. */
    private static Optional<Outcomes> apart(JsonNode document) {
        var failures = member(document, FAILURES);
        var successes = member(document, SUCCESSES);
        return failures.isEmpty() && successes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Outcomes(failures.stream().flatMap(Outcomes::parts).toList(), (int)
                                successes.stream().flatMap(Outcomes::parts).count()));
    }

    private static Optional<JsonNode> member(JsonNode document, List<String> names) {
        return names.stream()
                .map(document::path)
                .filter(JsonNode::isContainerNode)
                .findFirst();
    }

    private static Stream<JsonNode> parts(JsonNode member) {
        if (member.isArray()) {
            return member.valueStream();
        }
        return member.valueStream().allMatch(value -> value.isContainerNode() && value.isEmpty())
                ? Stream.empty()
                : Stream.of(member);
    }

    /** The body, if it is a list, or the only list in it. */
    private static Optional<List<JsonNode>> list(JsonNode document) {
        if (document.isArray()) {
            return Optional.of(document.valueStream().toList());
        }
        var lists = document.valueStream().filter(JsonNode::isArray).toList();
        return lists.size() == 1 ? Optional.of(lists.getFirst().valueStream().toList()) : Optional.empty();
    }

    /** Each item of one list with its own outcome. */
    private static Optional<Outcomes> judged(List<JsonNode> items) {
        if (items.isEmpty() || !items.stream().allMatch(Outcomes::tells)) {
            return Optional.empty();
        }
        var failed = items.stream().filter(Outcomes::isFailure).toList();
        return Optional.of(new Outcomes(failed, items.size() - failed.size()));
    }

    private static boolean tells(JsonNode item) {
        return item instanceof ObjectNode
                && (item.path("success").isBoolean()
                        || item.has("error")
                        || item.has("errors")
                        || STATUSES.stream().anyMatch(name -> item.path(name).isInt()));
    }

    private static boolean isFailure(JsonNode item) {
        return (item.path("success").isBoolean() && !item.path("success").asBoolean())
                || isGiven(item.path("error"))
                || isGiven(item.path("errors"))
                || STATUSES.stream().map(item::path).anyMatch(Outcomes::isBad);
    }

    private static boolean isGiven(JsonNode error) {
        return error.isContainerNode() ? !error.isEmpty() : !error.asText().isBlank() && !error.isNull();
    }

    private static boolean isBad(JsonNode status) {
        return status.isInt() ? status.asInt() >= 400 : BAD_WORDS.contains(status.asText());
    }

    private static String shown(JsonNode part) {
        var text = part.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
