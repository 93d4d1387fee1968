package dev.alecs.simulator.dns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import dev.alecs.simulator.http.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Edge DNS: zones, their record sets, change lists, and bulk requests that take a while.
 *
 * @see <a href="https://techdocs.akamai.com/edge-dns/reference/edge-dns-api">Akamai: Edge DNS Zone Management API</a>
 */
public final class EdgeDnsSimulation implements Simulation {

    private static final String ZONE = "/config-dns/v2/zones/{zone}";
    private static final String NAMES = ZONE + "/names";
    private static final String RECORD_SET = NAMES + "/{name}/types/{type}";

    private final Map<String, Zone> zones = new LinkedHashMap<>();
    private final BulkZoneRequests bulkRequests;
    private final ChangeLists changeLists;

    public EdgeDnsSimulation(Duration bulkTime) {
        this.bulkRequests = new BulkZoneRequests(zones, bulkTime);
        this.changeLists = new ChangeLists(this::zone);
    }

    /** A zone to start with. */
    public Zone seed(Zone zone) {
        zones.put(zone.name(), zone);
        return zone;
    }

    @Override
    public List<Route> routes() {
        List<Route> own = List.of(
                Route.get("/config-dns/v2/zones", this::list),
                Route.post("/config-dns/v2/zones", this::create),
                Route.get(ZONE, request -> Reply.ok(zone(request).json())),
                Route.put(ZONE, this::update),
                Route.get(ZONE + "/recordsets", this::listRecordSets),
                Route.post(ZONE + "/recordsets", this::addRecordSets),
                Route.put(ZONE + "/recordsets", this::replaceRecordSets),
                Route.get(ZONE + "/zone-file", this::zoneFile),
                Route.post(ZONE + "/zone-file", this::uploadZoneFile).accepting("text/dns"),
                Route.get(NAMES, this::listNames),
                Route.get(NAMES + "/{name}/types", this::listTypes),
                Route.get(RECORD_SET, this::getRecordSet),
                Route.post(RECORD_SET, this::addRecordSet),
                Route.put(RECORD_SET, this::replaceRecordSet),
                Route.delete(RECORD_SET, this::removeRecordSet),
                Route.get("/config-dns/v2/data/recordset-types", this::recordSetTypes));
        return Stream.of(own, bulkRequests.routes(), changeLists.routes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void settle(Instant now) {
        bulkRequests.settle(now);
    }

    private Reply list(Request request) {
        Set<String> contracts = request.queries("contractIds").collect(Collectors.toSet());
        Set<String> types = upperCase(request.queries("types"));
        String search = request.query("search").orElse("");
        List<ObjectNode> found = zones.values().stream()
                .filter(zone -> contracts.isEmpty() || contracts.contains(zone.contractId()))
                .filter(zone -> types.isEmpty() || types.contains(zone.type()))
                .filter(zone -> zone.name().contains(search))
                .sorted(Comparator.comparing(Zone::name))
                .map(Zone::json)
                .toList();
        ObjectNode metadata = Json.object().set("contractIds", Json.strings(contracts));
        return Reply.ok(Page.of(request).answer("zones", found, metadata));
    }

    private Reply create(Request request) {
        String contractId = request.requiredQuery("contractId");
        request.requiredQuery("gid");
        Zone zone = new Zone(contractId, request.jsonObject(), request.received());
        if (zones.putIfAbsent(zone.name(), zone) != null) {
            throw Problem.of(
                            409,
                            "config-dns/v2/ZONE_ALREADY_EXISTS",
                            "Zone already exists",
                            "The zone " + zone.name() + " already exists.")
                    .refusal();
        }
        return Reply.json(201, zone.json()).with("Location", "/config-dns/v2/zones/" + zone.name());
    }

    private Reply update(Request request) {
        Zone zone = zone(request);
        ObjectNode body = request.jsonObject();
        if (!body.path("zone").asText().equals(zone.name())) {
            throw Problem.badRequest("config-dns/v2/INVALID_ZONE", "The zone of path and body must be the same.")
                    .refusal();
        }
        zone.update(body, request.received());
        return Reply.ok(zone.json());
    }

    private Reply listRecordSets(Request request) {
        Zone zone = zone(request);
        return Reply.ok(recordSets(zone.records(), zone.name(), request));
    }

    /** The record sets that a request asks for, paged. */
    static ObjectNode recordSets(ZoneRecords records, String zone, Request request) {
        Set<String> types = upperCase(request.queries("types"));
        String search = request.query("search").orElse("").toLowerCase(Locale.ROOT);
        List<ObjectNode> found = records.all()
                .filter(set -> types.isEmpty() || types.contains(set.key().type()))
                .filter(set -> set.key().name().contains(search)
                        || set.rdata().stream().anyMatch(value -> value.contains(search)))
                .map(RecordSet::json)
                .toList();
        return Page.of(request).answer("recordsets", found, Json.object().put("zone", zone));
    }

    private Reply addRecordSets(Request request) {
        List<RecordSet> given = givenRecordSets(request);
        change(request, records -> given.forEach(records::add));
        return Reply.empty(204);
    }

    private Reply replaceRecordSets(Request request) {
        List<RecordSet> given = givenRecordSets(request);
        change(request, records -> records.replaceAll(given));
        return Reply.empty(204);
    }

    private static List<RecordSet> givenRecordSets(Request request) {
        return Json.elements(request.jsonObject().path("recordsets"))
                .map(written -> RecordSet.of(
                        new RecordSet.Key(
                                written.path("name").asText(),
                                written.path("type").asText()),
                        written))
                .toList();
    }

    private Reply zoneFile(Request request) {
        return Reply.text(200, zone(request).records().masterFile(), "text/dns");
    }

    private Reply uploadZoneFile(Request request) {
        List<RecordSet> given = MasterFile.parse(request.text(), zone(request).name());
        change(request, records -> records.replaceAll(given));
        return Reply.empty(204);
    }

    private Reply listNames(Request request) {
        List<String> names = zone(request)
                .records()
                .all()
                .map(set -> set.key().name())
                .distinct()
                .toList();
        return Reply.ok(Json.object().set("names", Json.strings(names)));
    }

    private Reply listTypes(Request request) {
        String name = new RecordSet.Key(request.pathParameter("name"), "").name();
        List<String> types = zone(request)
                .records()
                .all()
                .filter(set -> set.key().name().equals(name))
                .map(set -> set.key().type())
                .toList();
        return Reply.ok(Json.object().set("types", Json.strings(types)));
    }

    private Reply getRecordSet(Request request) {
        return Reply.ok(zone(request).records().get(key(request)).json());
    }

    private Reply addRecordSet(Request request) {
        RecordSet added = RecordSet.of(key(request), request.jsonObject());
        change(request, records -> records.add(added));
        return Reply.json(201, added.json()).with("Location", request.path());
    }

    private Reply replaceRecordSet(Request request) {
        RecordSet changed = RecordSet.of(key(request), request.jsonObject());
        change(request, records -> records.replace(changed));
        return Reply.ok(changed.json());
    }

    private Reply removeRecordSet(Request request) {
        change(request, records -> records.remove(key(request)));
        return Reply.empty(204);
    }

    /** Changes a copy, so that what is refused halfway leaves the zone as it was. */
    private void change(Request request, Consumer<ZoneRecords> edit) {
        Zone zone = zone(request);
        if (!zone.type().equals("PRIMARY")) {
            throw Problem.badRequest(
                            "config-dns/v2/NOT_PRIMARY", "Only the records of a PRIMARY zone can be changed here.")
                    .refusal();
        }
        ZoneRecords changed = zone.records().copy();
        edit.accept(changed);
        zone.replaceRecords(changed, request.received());
    }

    private Reply recordSetTypes(Request request) {
        zone(request.requiredQuery("zone"));
        return Reply.ok(Json.object()
                .set("types", Json.strings(RecordSet.TYPES.stream().sorted().toList())));
    }

    private static RecordSet.Key key(Request request) {
        RecordSet.Key key = new RecordSet.Key(request.pathParameter("name"), request.pathParameter("type"));
        if (request.hasBody()) {
            JsonNode body = request.jsonObject();
            RecordSet.Key written = new RecordSet.Key(
                    body.path("name").asText(key.name()), body.path("type").asText(key.type()));
            if (!written.equals(key)) {
                throw Problem.badRequest(
                                "config-dns/v2/INVALID_RECORDSET", "Name and type of path and body must be the same.")
                        .refusal();
            }
        }
        return key;
    }

    private Zone zone(Request request) {
        return zone(request.pathParameter("zone"));
    }

    private Zone zone(String name) {
        return Optional.ofNullable(zones.get(name.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> Problem.notFound("config-dns/v2/ZONE_NOT_FOUND", "There is no zone " + name + ".")
                        .refusal());
    }

    private static Set<String> upperCase(Stream<String> values) {
        return values.map(value -> value.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
