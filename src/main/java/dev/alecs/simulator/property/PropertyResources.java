package dev.alecs.simulator.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** Property Manager's properties: list, get, create, clone, delete and search. */
final class PropertyResources {

    private final PropertyStore store;

    PropertyResources(PropertyStore store) {
        this.store = store;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/papi/v1/properties", this::list),
                Route.post("/papi/v1/properties", this::create),
                Route.get("/papi/v1/properties/{propertyId}", this::get),
                Route.delete("/papi/v1/properties/{propertyId}", this::delete),
                Route.get("/papi/v1/hostnames", this::listLiveHostnames),
                Route.post("/papi/v1/search/find-by-value", this::findByValue));
    }

    private Reply list(Request request) {
        ContractResources.Scope scope = ContractResources.Scope.of(request, store);
        return Reply.ok(properties(store.properties().values().stream()
                .filter(property -> property.lies(scope.contractId(), scope.groupId()))));
    }

    private Reply get(Request request) {
        return Reply.ok(properties(Stream.of(store.property(request.pathParameter("propertyId")))));
    }

    private JsonNode properties(Stream<Property> properties) {
        return Json.object()
                .set("properties", Json.items(properties.map(property -> property.json(store.accountId()))));
    }

    private Reply create(Request request) {
        ContractResources.Scope scope = ContractResources.Scope.of(request, store);
        ObjectNode body = request.jsonObject();
        String name = ContractResources.required(body, "propertyName");
        String productId =
                store.product(ContractResources.required(body, "productId")).id();
        if (store.properties().values().stream()
                .anyMatch(property -> property.name().equals(name))) {
            throw Problem.badRequest(
                            "papi/v0/property/name-exists", "A property named '" + name + "' exists in this account.")
                    .refusal();
        }
        JsonNode cloneFrom = body.path("cloneFrom");
        PropertyVersion origin = cloneFrom.isObject() ? origin(cloneFrom) : null;
        Property property = store.addProperty(name, scope.contractId(), scope.groupId(), productId);
        property.add(
                origin == null
                        ? first(property, body.path("ruleFormat").asText("latest"), request.received())
                        : origin.copy(property.id(), 1, hostnames(cloneFrom, origin), request.received()));
        return Reply.json(201, Json.object().put("propertyLink", property.link()))
                .with("Location", property.link());
    }

    private PropertyVersion origin(JsonNode cloneFrom) {
        Property property = store.property(ContractResources.required(cloneFrom, "propertyId"));
        PropertyVersion version =
                VersionResources.version(property, cloneFrom.path("version").asText());
        VersionResources.checkSameEtag(cloneFrom.path("cloneFromVersionEtag"), version);
        return version;
    }

    private static List<PropertyHostname> hostnames(JsonNode cloneFrom, PropertyVersion origin) {
        return cloneFrom.path("copyHostnames").asBoolean() ? origin.hostnames() : List.of();
    }

    private static PropertyVersion first(Property property, String ruleFormat, Instant now) {
        ObjectNode rules = Json.object().put("name", "default");
        rules.putArray("children");
        rules.putArray("behaviors");
        rules.putObject("options").put("is_secure", false);
        return new PropertyVersion(property.id(), 1, RuleTree.of(rules), ruleFormat, List.of(), "", now);
    }

    private Reply delete(Request request) {
        Property property = store.property(request.pathParameter("propertyId"));
        if (property.inUse()) {
            throw Problem.of(
                            403,
                            "papi/v0/property/active",
                            "Property is active",
                            "'" + property.name()
                                    + "' is active or being activated; deactivate it on both networks first.")
                    .refusal();
        }
        store.remove(property);
        return Reply.ok(Json.object().put("message", "Deletion Successful."));
    }

    /** Every name that the account serves on either network, with what it points to there. */
    private Reply listLiveHostnames(Request request) {
        String network = request.query("network").orElse("");
        List<ObjectNode> found = store.properties().values().stream()
                .filter(property -> isOrAny(request.query("contractId"), "ctr_", property.contractId()))
                .filter(property -> isOrAny(request.query("groupId"), "grp_", property.groupId()))
                .flatMap(property -> liveHostnames(property, network))
                .filter(hostname -> hostname.path("cnameFrom")
                        .asText()
                        .contains(request.query("hostname").orElse("")))
                .toList();
        List<ObjectNode> page = found.stream()
                .skip(request.query("offset", 0, 0))
                .limit(request.query("limit", 1, 1000))
                .toList();
        ObjectNode hostnames =
                Json.items(page.stream()).put("currentItemCount", page.size()).put("totalItems", found.size());
        return Reply.ok(Json.object().put("accountId", store.accountId()).set("hostnames", hostnames));
    }

    private static boolean isOrAny(Optional<String> wanted, String prefix, String id) {
        return wanted.map(value -> IdPrefixes.with(prefix, value).equals(id)).orElse(true);
    }

    private static Stream<ObjectNode> liveHostnames(Property property, String onlyNetwork) {
        Map<String, ObjectNode> byName = new TreeMap<>();
        for (Network network : Network.values()) {
            if (onlyNetwork.isEmpty() || onlyNetwork.equals(network.name())) {
                property.activeOn(network)
                        .map(PropertyVersion::hostnames)
                        .orElse(List.of())
                        .forEach(hostname -> byName.computeIfAbsent(
                                        hostname.cnameFrom(), name -> liveHostname(property, name))
                                .put(
                                        network.lowerCase() + "CnameTo",
                                        hostname.edgeHostname().domain())
                                .put(
                                        network.lowerCase() + "EdgeHostnameId",
                                        "ehn_" + hostname.edgeHostname().number())
                                .put(network.lowerCase() + "CertType", hostname.certProvisioningType()));
            }
        }
        return byName.values().stream();
    }

    private static ObjectNode liveHostname(Property property, String name) {
        return Json.object()
                .put("cnameFrom", name)
                .put("contractId", property.contractId())
                .put("groupId", property.groupId())
                .put("propertyId", property.id())
                .put("propertyName", property.name())
                .put("latestVersion", property.latest().number());
    }

    private Reply findByValue(Request request) {
        ObjectNode body = request.jsonObject();
        if (body.size() != 1) {
            throw Problem.badRequest(
                            "papi/v0/search/one-criterion",
                            "Search by exactly one of propertyName, hostname, edgeHostname or includeName.")
                    .refusal();
        }
        String value = body.iterator().next().asText();
        BiPredicate<Property, PropertyVersion> wanted =
                switch (body.fieldNames().next()) {
                    case "propertyName" -> (property, _) -> property.name().equals(value);
                    case "hostname" -> (_, version) -> serves(version, PropertyHostname::cnameFrom, value);
                    case "edgeHostname" ->
                        (_, version) -> serves(
                                version, hostname -> hostname.edgeHostname().domain(), value);
                    case "includeName" -> (_, _) -> false;
                    default ->
                        throw Problem.badRequest(
                                        "papi/v0/search/unknown-criterion",
                                        "Search by propertyName, hostname, edgeHostname or includeName.")
                                .refusal();
                };
        return Reply.ok(Json.object()
                .set(
                        "versions",
                        Json.items(store.properties().values().stream()
                                .flatMap(property -> property.liveAndLatest().stream()
                                        .filter(version -> wanted.test(property, version))
                                        .map(version -> found(property, version))))));
    }

    private static boolean serves(PropertyVersion version, Function<PropertyHostname, String> name, String value) {
        return version.hostnames().stream().map(name).anyMatch(value::equalsIgnoreCase);
    }

    private ObjectNode found(Property property, PropertyVersion version) {
        return Json.object()
                .put("accountId", store.accountId())
                .put("contractId", property.contractId())
                .put("groupId", property.groupId())
                .put("assetId", property.assetId())
                .put("propertyId", property.id())
                .put("propertyName", property.name())
                .put("propertyVersion", version.number())
                .put("productionStatus", version.status(Network.PRODUCTION))
                .put("stagingStatus", version.status(Network.STAGING))
                .put("updatedByUser", "simulated-client")
                .put("updatedDate", version.updated().toString());
    }
}
