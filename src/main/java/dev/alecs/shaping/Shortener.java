package dev.alecs.shaping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Shortens an answer that is too long, and says where and by how much: lists of JSON lose their tails and stay JSON, other
 * text keeps its first lines.
 */
final class Shortener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN_CUTS = 10;

    private final List<String> cuts = new ArrayList<>();

    private Shortener() {}

    /**
     * A shortened answer.
     *
     * @param text what is left
     * @param note what is missing and how to get it
     */
    record Shortened(String text, String note) {}

    static Shortened shorten(String body, int limit) {
        try {
            var shortener = new Shortener();
            var text = shortener.fit(JsonLines.JSON.readTree(body), limit, "").toString();
            return new Shortened(text, shortener.note(body.length()));
        } catch (JsonProcessingException _) {
            return Lines.beginning(body, limit);
        }
    }

    private String note(int length) {
        var shown = cuts.size() <= SHOWN_CUTS ? cuts : cuts.subList(0, SHOWN_CUTS);
        var more = cuts.size() - shown.size();
        return "Shortened by ALECS: the whole answer has %,d characters; %s%s. Narrow the call (filters, paging, one item) to see the rest."
                .formatted(length, String.join("; ", shown), more > 0 ? "; and " + more + " more places" : "");
    }

    private JsonNode fit(JsonNode node, int budget, String pointer) {
        if (size(node) <= budget) {
            return node;
        }
        return switch (node) {
            case ArrayNode array -> fitArray(array, budget, pointer);
            case ObjectNode object -> fitObject(object, budget, pointer);
            default -> fitText(node.asText(), budget, pointer);
        };
    }

    private JsonNode fitArray(ArrayNode array, int budget, String pointer) {
        var kept = JSON.createArrayNode();
        int left = budget - 2;
        for (var item : array) {
            int size = size(item) + 1;
            if (size > left) {
                break;
            }
            kept.add(item);
            left -= size;
        }
        if (kept.isEmpty()) {
            kept.add(fit(array.get(0), left - 1, pointer + "/0"));
        }
        if (kept.size() < array.size()) {
            cuts.add("%s shows %,d of %,d"
                    .formatted(pointer.isEmpty() ? "the list" : pointer, kept.size(), array.size()));
        }
        return kept;
    }

    // Small members are kept whole; the big ones share what is left.
    private JsonNode fitObject(ObjectNode object, int budget, String pointer) {
        int share = Math.max(budget / object.size(), 1);
        int small = 0;
        int big = 0;
        for (var member : object.properties()) {
            int size = size(member.getValue());
            small += member.getKey().length() + 4 + (size <= share ? size : 0);
            big += size <= share ? 0 : 1;
        }
        int each = Math.max((budget - 2 - small) / Math.max(big, 1), 2);
        var kept = JSON.createObjectNode();
        object.properties()
                .forEach(member -> kept.set(
                        member.getKey(),
                        size(member.getValue()) <= share
                                ? member.getValue()
                                : fit(member.getValue(), each, pointer + "/" + member.getKey())));
        return kept;
    }

    private JsonNode fitText(String text, int budget, String pointer) {
        int length = Math.clamp(budget - 3L, 0, text.length());
        cuts.add("%s shows %,d of %,d characters".formatted(pointer, length, text.length()));
        return TextNode.valueOf(text.substring(0, length) + "…");
    }

    private static int size(JsonNode node) {
        return node.toString().length();
    }
}
