package dev.alecs.simulator.dns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Request;
import java.util.List;

/**
 * Edge DNS's way to page: {@code page} and {@code pageSize}, or {@code showAll}.
 *
 * @param number counted from 1
 * @param size how many elements a page has
 * @param showAll whether everything is one page
 */
record Page(int number, int size, boolean showAll) {

    static Page of(Request request) {
        return new Page(request.query("page", 1, 1), request.query("pageSize", 1, 25), request.flag("showAll"));
    }

    /** The elements of this page under their name, with the metadata beside them. */
    ObjectNode answer(String name, List<? extends JsonNode> all, ObjectNode metadata) {
        long skipped = showAll ? 0 : (long) (number - 1) * size;
        int most = showAll ? all.size() : size;
        metadata.put("page", number)
                .put("pageSize", most)
                .put("showAll", showAll)
                .put("totalElements", all.size())
                .put("lastPage", showAll ? 1 : Math.max(1, (all.size() + size - 1) / size));
        ObjectNode answer = Json.object().set("metadata", metadata);
        return answer.set(name, Json.array(all.stream().skip(skipped).limit(most)));
    }
}
