package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What to ask for in {@code Accept}: of one vendor type the newest version, and JSON where there is a choice.
 *
 * @param usual what is sent unless the caller wants something else
 * @param choices the kinds that the caller may choose from; empty where there is no choice
 */
record Accept(String usual, List<String> choices) {

    /** The header it is sent in. */
    static final String HEADER = "Accept";

    /** Some downloads declare no body although there is one; JSON comes first so that errors are readable. */
    private static final String JSON_OR_ANYTHING = MediaTypes.JSON + ", */*;q=0.5";

    Accept {
        choices = List.copyOf(choices);
    }

    static Accept of(String method, List<Answer> answers) {
        Set<String> usual = new LinkedHashSet<>();
        Set<String> choices = new LinkedHashSet<>();
        answers.stream()
                .collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(alternatives -> {
                    List<String> kinds = kinds(alternatives);
                    List<String> json =
                            kinds.stream().filter(MediaTypes::isJson).toList();
                    List<String> preferred = json.isEmpty() ? kinds : json;
                    usual.addAll(preferred);
                    if (preferred.size() < kinds.size()) {
                        choices.addAll(kinds);
                    }
                });
        return new Accept(
                usual.isEmpty() ? withoutKind(method, answers) : String.join(", ", usual), new ArrayList<>(choices));
    }

    /** The argument by which the caller chooses. */
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("type", "string")
                .put("description", "Media type to answer in; JSON when it is left out.");
        ArrayNode kinds = schema.putArray("enum");
        choices.forEach(kinds::add);
        return schema;
    }

    private static List<String> kinds(List<Answer> alternatives) {
        return MediaTypes.newest(alternatives.stream()
                .map(Answer::mediaType)
                .filter(Objects::nonNull)
                .filter(mediaType -> !mediaType.equals(MediaTypes.ANYTHING))
                .toList());
    }

    private static String withoutKind(String method, List<Answer> answers) {
        return method.equals("GET") && answers.stream().anyMatch(Accept::mayHaveBody)
                ? JSON_OR_ANYTHING
                : MediaTypes.JSON;
    }

    private static boolean mayHaveBody(Answer answer) {
        return answer.mediaType() == null && (answer.status() == 200 || answer.status() == 206);
    }
}
