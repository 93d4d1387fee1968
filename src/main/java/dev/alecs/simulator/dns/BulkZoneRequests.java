package dev.alecs.simulator.dns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Edge DNS's requests to create or delete many zones, carried out after a while and asked about meanwhile. */
final class BulkZoneRequests {

    private static final String CREATE = "/config-dns/v2/zones/create-requests";
    private static final String DELETE = "/config-dns/v2/zones/delete-requests";

    private final Map<String, Zone> zones;
    private final Duration duration;
    private final Map<String, BulkRequest> requests = new LinkedHashMap<>();

    BulkZoneRequests(Map<String, Zone> zones, Duration duration) {
        this.zones = zones;
        this.duration = duration;
    }

    List<Route> routes() {
        return List.of(
                Route.post(CREATE, this::create),
                Route.get(CREATE + "/{requestId}", this::status),
                Route.get(CREATE + "/{requestId}/result", this::result),
                Route.post(DELETE, this::delete),
                Route.get(DELETE + "/{requestId}", this::status),
                Route.get(DELETE + "/{requestId}/result", this::result));
    }

    void settle(Instant now) {
        requests.values().stream()
                .filter(request -> !request.complete && !now.isBefore(request.due))
                .forEach(BulkRequest::carryOut);
    }

    private Reply create(Request request) {
        String contractId = request.requiredQuery("contractId");
        request.requiredQuery("gid");
        return accept(
                CREATE, "successfullyCreatedZones", request, (written, due) -> createZone(contractId, written, due));
    }

    private Reply delete(Request request) {
        return accept(
                DELETE,
                "successfullyDeletedZones",
                request,
                (name, _) -> zones.remove(name.asText()) == null ? "ZONE_NOT_FOUND" : null);
    }

    private @Nullable String createZone(String contractId, JsonNode written, Instant now) {
        try {
            Zone zone = new Zone(contractId, written instanceof ObjectNode settings ? settings : Json.object(), now);
            return zones.putIfAbsent(zone.name(), zone) == null ? null : "ZONE_ALREADY_EXISTS";
        } catch (Refusal e) {
            return e.problem().detail();
        }
    }

    private Reply accept(
            String path,
            String successMember,
            Request request,
            BiFunction<JsonNode, Instant, @Nullable String> action) {
        JsonNode submitted = request.jsonObject().path("zones");
        if (submitted.isEmpty()) {
            throw Problem.badRequest("config-dns/v2/NO_ZONES", "'zones' must not be empty.")
                    .refusal();
        }
        BulkRequest accepted = new BulkRequest(
                UUID.randomUUID().toString(),
                Json.elements(submitted).toList(),
                successMember,
                request.received().plus(duration),
                action);
        requests.put(accepted.id, accepted);
        return Reply.json(
                        201,
                        Json.object()
                                .put("requestId", accepted.id)
                                .put("expirationDate", accepted.expiration().toString()))
                .with("Location", path + "/" + accepted.id);
    }

    private Reply status(Request request) {
        return Reply.ok(find(request).status());
    }

    private Reply result(Request request) {
        BulkRequest found = find(request);
        if (!found.complete) {
            throw Problem.notFound("config-dns/v2/REQUEST_NOT_COMPLETE", "The request is still being carried out.")
                    .refusal();
        }
        return Reply.ok(found.result());
    }

    private BulkRequest find(Request request) {
        BulkRequest found = requests.get(request.pathParameter("requestId"));
        if (found == null) {
            throw Problem.notFound("config-dns/v2/REQUEST_NOT_FOUND", "There is no such request.")
                    .refusal();
        }
        return found;
    }

    /** One request and what became of each of its zones. */
    private static final class BulkRequest {

        private final String id;
        private final List<JsonNode> submitted;
        private final String successMember;
        private final Instant due;
        private final BiFunction<JsonNode, Instant, @Nullable String> action;
        private final List<String> succeeded = new ArrayList<>();
        private final Map<String, String> failed = new LinkedHashMap<>();
        private boolean complete;

        private BulkRequest(
                String id,
                List<JsonNode> submitted,
                String successMember,
                Instant due,
                BiFunction<JsonNode, Instant, @Nullable String> action) {
            this.id = id;
            this.submitted = submitted;
            this.successMember = successMember;
            this.due = due;
            this.action = action;
        }

        private void carryOut() {
            for (JsonNode zone : submitted) {
                String name = zone.path("zone").asText(zone.asText());
                String failure = action.apply(zone, due);
                if (failure == null) {
                    succeeded.add(name);
                } else {
                    failed.put(name, failure);
                }
            }
            complete = true;
        }

        private Instant expiration() {
            return due.plus(Duration.ofDays(1));
        }

        private ObjectNode status() {
            return Json.object()
                    .put("requestId", id)
                    .put("zonesSubmitted", submitted.size())
                    .put("successCount", succeeded.size())
                    .put("failureCount", failed.size())
                    .put("isComplete", complete)
                    .put("expirationDate", expiration().toString());
        }

        private ObjectNode result() {
            Stream<ObjectNode> failures = failed.entrySet().stream()
                    .map(failure ->
                            Json.object().put("zone", failure.getKey()).put("failureReason", failure.getValue()));
            ObjectNode result = Json.object().put("requestId", id);
            result.set(successMember, Json.strings(succeeded));
            return result.set("failedZones", Json.array(failures));
        }
    }
}
