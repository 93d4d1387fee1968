package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a tool stands in a list of tools: a model reads all of that list in every conversation, so each entry says what is
 * needed to choose and to fill in the usual call, and leaves the rest to {@code describe-tool}.
 *
 * @param description the summary and as much of the description as there is room for, in whole sentences
 * @param inputSchema the arguments with the first sentence on each, and the body as deep as there is room for
 */
public record Listing(String description, ObjectNode inputSchema) {

    /** Characters of description and schema together, for the tools of every day and for the others. */
    private static final int ROOM_OF_CORE = 820;

    private static final int ROOM = 480;

    /** A choice of more values than this is left to the words. */
    private static final int LONGEST_CHOICE = 160;

    private static final String MORE = "More: describe-tool.";
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.?!])\\s+(?=[A-Z\"'(])");

    /** Every tool has them, so the server's instructions describe them once for all. */
    private static final Set<String> EXPLAINED_ELSEWHERE = Set.of("section", "accountSwitchKey");

    /** From the fullest form of a schema to the barest: the body's members are worth more than words on options. */
    private static final List<Detail> DETAILS = List.of(
            new Detail(300, 300, 3, Members.ALL),
            new Detail(300, 300, 2, Members.ALL),
            new Detail(160, 160, 1, Members.ALL),
            new Detail(160, 0, 1, Members.ALL),
            new Detail(80, 0, 1, Members.ALL),
            new Detail(120, 0, 1, Members.REQUIRED),
            new Detail(80, 0, 1, Members.REQUIRED),
            new Detail(0, 0, 1, Members.REQUIRED),
            new Detail(0, 0, 0, Members.REQUIRED));

    /** Which members of a body are shown. */
    private enum Members {
        ALL,
        REQUIRED
    }

    /**
     * How much of a schema is shown.
     *
     * @param required the first sentence on a required argument is shown if it has at most so many characters
     * @param optional the same for an optional one
     * @param depth how many levels of the body are shown
     * @param members what of each level
     */
    private record Detail(int required, int optional, int depth, Members members) {}

    static Listing of(String summary, String description, ObjectNode inputSchema, boolean core) {
        int room = core ? ROOM_OF_CORE : ROOM;
        String[] sentences = SENTENCE.split(description, -1);
        String shortest = summary + ". " + sentences[0];
        ObjectNode schema = schema(inputSchema, room - shortest.length());
        StringBuilder words = new StringBuilder(shortest);
        for (int i = 1; i < sentences.length; i++) {
            if (words.length() + 1 + sentences[i].length() + schema.toString().length() > room) {
                break;
            }
            words.append(' ').append(sentences[i]);
        }
        return new Listing(words.toString(), schema);
    }

    private static ObjectNode schema(ObjectNode whole, int room) {
        return DETAILS.stream()
                .map(detail -> schema(whole, detail))
                .filter(schema -> schema.toString().length() <= room)
                .findFirst()
                .orElseGet(() -> schema(whole, DETAILS.getLast()));
    }

    private static ObjectNode schema(ObjectNode whole, Detail detail) {
        Set<String> required = names(whole.path("required"));
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        whole.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            JsonNode argument = property.getValue();
            properties.set(
                    name,
                    name.equals("body")
                            ? body(argument, detail)
                            : argument(argument, words(name, argument, required.contains(name), detail)));
        });
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.set("properties", properties);
        if (!required.isEmpty()) {
            schema.set("required", whole.get("required"));
        }
        return schema;
    }

    private static String words(String name, JsonNode argument, boolean required, Detail detail) {
        String words = firstSentence(argument);
        int longest = required ? detail.required() : detail.optional();
        return words.length() <= longest && !EXPLAINED_ELSEWHERE.contains(name) ? words : "";
    }

    private static ObjectNode argument(JsonNode whole, String words) {
        ObjectNode shown = value(whole, 0, Members.ALL);
        if (!words.isEmpty()) {
            shown.put("description", words);
        }
        return shown;
    }

    private static ObjectNode body(JsonNode whole, Detail detail) {
        ObjectNode shown = value(whole, detail.depth(), detail.members());
        boolean complete = shown.equals(value(whole, Integer.MAX_VALUE, Members.ALL));
        String words = firstSentence(whole);
        boolean told = !words.equals(BodyReader.JSON_WORDS) && words.length() <= detail.required();
        String description = (told ? words + " " : "") + (complete ? "" : MORE);
        if (!description.isBlank()) {
            shown.put("description", description.strip());
        }
        return shown;
    }

    /** The type of a value, what it may be, and the names and types of what is in it. */
    private static ObjectNode value(JsonNode whole, int depth, Members members) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String keyword : List.of("type", "enum", "default", "contentEncoding", "contentMediaType")) {
            JsonNode said = whole.path(keyword);
            if (!said.isMissingNode() && said.toString().length() <= LONGEST_CHOICE) {
                shown.set(keyword, said);
            }
        }
        if (whole.path("items").isObject()) {
            shown.set("items", value(whole.path("items"), depth, members));
        }
        Set<String> required = names(whole.path("required"));
        if (depth > 0 && whole.path("properties").isObject()) {
            ObjectNode parts = JsonNodeFactory.instance.objectNode();
            whole.path("properties").properties().forEach(member -> {
                if (members == Members.ALL || required.contains(member.getKey())) {
                    parts.set(member.getKey(), value(member.getValue(), depth - 1, members));
                }
            });
            if (!parts.isEmpty()) {
                shown.set("properties", parts);
            }
        }
        if (depth > 0 && !required.isEmpty()) {
            shown.set("required", whole.get("required"));
        }
        return shown;
    }

    private static String firstSentence(JsonNode schema) {
        return SENTENCE.split(schema.path("description").asText(), 2)[0];
    }

    private static Set<String> names(JsonNode array) {
        return array instanceof ArrayNode names
                ? Set.copyOf(names.valueStream().map(JsonNode::asText).toList())
                : Set.of();
    }
}
