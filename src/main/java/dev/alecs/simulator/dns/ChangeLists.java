package dev.alecs.simulator.dns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Edge DNS's change lists: a draft of a zone's records that is submitted as a whole.
 *
 * @see <a href="https://techdocs.akamai.com/edge-dns/reference/post-changelists">Akamai: create a change list</a>
 */
final class ChangeLists {

    private static final String ALL = "/config-dns/v2/changelists";
    private static final String ONE = ALL + "/{zone}";

    private final Function<String, Zone> zones;
    private final Map<String, ChangeList> byZone = new LinkedHashMap<>();

    ChangeLists(Function<String, Zone> zones) {
        this.zones = zones;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, _ -> Reply.ok(list())),
                Route.post(ALL, this::create),
                Route.get(ONE, request -> Reply.ok(changeList(request).json())),
                Route.delete(ONE, this::discard),
                Route.get(ONE + "/recordsets", this::listRecordSets),
                Route.post(ONE + "/recordsets/add-change", this::addChange),
                Route.get(ONE + "/diff", this::diff),
                Route.post(ONE + "/submit", this::submit));
    }

    private ObjectNode list() {
        return Json.object()
                .set("changeLists", Json.array(byZone.values().stream().map(ChangeList::json)));
    }

    private Reply create(Request request) {
        Zone zone = zones.apply(request.requiredQuery("zone"));
        ChangeList existing = byZone.get(zone.name());
        if (existing != null && !mayReplace(existing, request.query("overwrite").orElse("none"))) {
            throw Problem.of(
                            409,
                            "config-dns/v2/CHANGELIST_ALREADY_EXISTS",
                            "Conflict",
                            "There is a change list for " + zone.name() + "; submit or delete it, or overwrite it.")
                    .refusal();
        }
        ChangeList created = new ChangeList(zone, request.received());
        byZone.put(zone.name(), created);
        return Reply.json(201, created.json()).with("Location", ALL + "/" + zone.name());
    }

    private static boolean mayReplace(ChangeList existing, String overwrite) {
        return switch (overwrite.toLowerCase(Locale.ROOT)) {
            case "any" -> true;
            case "stale" -> existing.stale();
            default -> false;
        };
    }

    private Reply discard(Request request) {
        byZone.remove(changeList(request).zone.name());
        return Reply.empty(204);
    }

    private Reply listRecordSets(Request request) {
        ChangeList list = changeList(request);
        return Reply.ok(EdgeDnsSimulation.recordSets(list.records, list.zone.name(), request));
    }

    private Reply addChange(Request request) {
        ChangeList list = changeList(request);
        ObjectNode change = request.jsonObject();
        RecordSet.Key key = new RecordSet.Key(
                change.path("name").asText(), change.path("type").asText());
        ZoneRecords changed = list.records.copy();
        switch (change.path("op").asText()) {
            case "ADD" -> changed.add(RecordSet.of(key, change));
            case "EDIT" -> changed.replace(RecordSet.of(key, change));
            case "DELETE" -> changed.remove(key);
            default ->
                throw Problem.badRequest("config-dns/v2/INVALID_CHANGE", "'op' must be ADD, EDIT or DELETE.")
                        .refusal();
        }
        list.edit(changed, request.received());
        return Reply.empty(204);
    }

    /** What submitting would change, by name and type. */
    private Reply diff(Request request) {
        ChangeList list = changeList(request);
        ZoneRecords before = list.zone.records();
        ObjectNode diffs = Json.object();
        list.records
                .all()
                .filter(set -> before.find(set.key()).filter(set::equals).isEmpty())
                .forEach(set -> difference(diffs, set).set("after", set.json()));
        before.all()
                .filter(set -> list.records.find(set.key()).filter(set::equals).isEmpty())
                .forEach(set -> difference(diffs, set).set("before", set.json()));
        ObjectNode metadata = Json.object().put("zone", list.zone.name()).put("totalElements", diffs.size());
        return Reply.ok(Json.object().<ObjectNode>set("metadata", metadata).set("diffs", diffs));
    }

    private static ObjectNode difference(ObjectNode diffs, RecordSet set) {
        return diffs.withObjectProperty(set.key().name())
                .withObjectProperty(set.key().type());
    }

    private Reply submit(Request request) {
        ChangeList list = changeList(request);
        if (list.stale()) {
            throw Problem.of(
                            409,
                            "config-dns/v2/CHANGELIST_STALE",
                            "Conflict",
                            "The zone has changed since the change list was made.")
                    .refusal();
        }
        list.zone.replaceRecords(list.records, request.received());
        byZone.remove(list.zone.name());
        return Reply.empty(204);
    }

    private ChangeList changeList(Request request) {
        String zone = zones.apply(request.pathParameter("zone")).name();
        return Optional.ofNullable(byZone.get(zone))
                .orElseThrow(() -> Problem.notFound(
                                "config-dns/v2/CHANGELIST_NOT_FOUND", "There is no change list for " + zone + ".")
                        .refusal());
    }

    /** The draft for one zone. */
    private static final class ChangeList {

        private final Zone zone;
        private final String zoneVersionId;
        private ZoneRecords records;
        private String changeTag = UUID.randomUUID().toString();
        private Instant modified;

        private ChangeList(Zone zone, Instant now) {
            this.zone = zone;
            this.zoneVersionId = zone.versionId();
            this.records = zone.records().copy();
            this.modified = now;
        }

        private boolean stale() {
            return !zoneVersionId.equals(zone.versionId());
        }

        private void edit(ZoneRecords changed, Instant now) {
            records = changed;
            modified = now;
            changeTag = UUID.randomUUID().toString();
        }

        private ObjectNode json() {
            return Json.object()
                    .put("zone", zone.name())
                    .put("changeTag", changeTag)
                    .put("zoneVersionId", zoneVersionId)
                    .put("stale", stale())
                    .put("lastModifiedDate", modified.toString());
        }
    }
}
