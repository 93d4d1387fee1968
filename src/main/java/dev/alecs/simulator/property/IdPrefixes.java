package dev.alecs.simulator.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.alecs.simulator.http.Json;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The prefixes of Property Manager's ids ({@code prp_}, {@code ctr_} …): held inside, taken with or without, and left out
 * of an answer when the client does not want them.
 */
final class IdPrefixes {

    private static final Pattern PREFIX = Pattern.compile("\\b(act|ctr|grp|prp|prd|cpc|ehn|atv|inc|aid)_");
    private static final Set<String> CUSTOMERS_OWN = Set.of("rules", "errors", "warnings");

    private IdPrefixes() {}

    static String with(String prefix, String id) {
        return id.startsWith(prefix) ? id : prefix + id;
    }

    static String without(String text) {
        return PREFIX.matcher(text).replaceAll("");
    }

    /** A copy of an answer whose ids and links have no prefixes. */
    static JsonNode without(JsonNode answer) {
        return switch (answer) {
            case ObjectNode object -> {
                ObjectNode copy = Json.object();
                object.properties()
                        .forEach(member -> copy.set(member.getKey(), without(member.getKey(), member.getValue())));
                yield copy;
            }
            case ArrayNode array -> Json.array(Json.elements(array).map(IdPrefixes::without));
            default -> answer;
        };
    }

    private static JsonNode without(String name, JsonNode value) {
        if (CUSTOMERS_OWN.contains(name)) {
            return value;
        }
        if (value.isTextual() && (name.endsWith("Id") || name.endsWith("Link"))) {
            return TextNode.valueOf(without(value.asText()));
        }
        if (value.isArray() && name.endsWith("Ids")) {
            return Json.array(Json.elements(value).map(id -> TextNode.valueOf(without(id.asText()))));
        }
        return without(value);
    }
}
