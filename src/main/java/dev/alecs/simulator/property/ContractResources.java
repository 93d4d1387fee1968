package dev.alecs.simulator.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.hostname.EdgeHostname;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Property Manager's contracts and groups, and what is bought and made under them: products, CP codes, edge hostnames. */
final class ContractResources {

    static final List<String> RULE_FORMATS =
            List.of("v2023-01-05", "v2023-10-30", "v2024-02-12", "v2024-10-21", "v2025-02-18", "latest");

    private static final Set<String> SUFFIXES = Set.of("edgesuite.net", "edgekey.net", "akamaized.net");
    private static final Set<String> IP_VERSIONS = Set.of("IPV4", "IPV6_COMPLIANCE");

    private final PropertyStore store;

    ContractResources(PropertyStore store) {
        this.store = store;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/papi/v1/contracts", _ -> Reply.ok(contracts())),
                Route.get("/papi/v1/groups", _ -> Reply.ok(groups())),
                Route.get("/papi/v1/products", this::products),
                Route.get("/papi/v1/rule-formats", _ -> Reply.ok(ruleFormats())),
                Route.get("/papi/v1/cpcodes", this::listCpCodes),
                Route.post("/papi/v1/cpcodes", this::createCpCode),
                Route.get("/papi/v1/cpcodes/{cpcodeId}", this::getCpCode),
                Route.get("/papi/v1/edgehostnames", this::listEdgeHostnames),
                Route.post("/papi/v1/edgehostnames", this::createEdgeHostname),
                Route.get("/papi/v1/edgehostnames/{edgeHostnameId}", this::getEdgeHostname),
                Route.get("/papi/v1/includes", this::listIncludes),
                Route.get("/papi/v1/includes/{includeId}", this::getInclude));
    }

    private ObjectNode contracts() {
        return account()
                .set(
                        "contracts",
                        Json.items(store.contracts().stream()
                                .map(contract -> Json.object()
                                        .put("contractId", contract.id())
                                        .put("contractTypeName", contract.typeName()))));
    }

    private ObjectNode groups() {
        return account()
                .put("accountName", store.accountName())
                .set("groups", Json.items(store.groups().stream().map(ContractResources::json)));
    }

    private static ObjectNode json(PropertyStore.Group group) {
        ObjectNode json = Json.object().put("groupId", group.id()).put("groupName", group.name());
        if (group.parentId() != null) {
            json.put("parentGroupId", group.parentId());
        }
        return json.set("contractIds", Json.strings(group.contractIds()));
    }

    private Reply products(Request request) {
        String contractId = store.contract(request.requiredQuery("contractId")).id();
        return Reply.ok(account()
                .put("contractId", contractId)
                .set(
                        "products",
                        Json.items(store.products().stream()
                                .map(product -> Json.object()
                                        .put("productName", product.name())
                                        .put("productId", product.id())))));
    }

    private static ObjectNode ruleFormats() {
        return Json.object().set("ruleFormats", Json.object().set("items", Json.strings(RULE_FORMATS)));
    }

    private Reply listCpCodes(Request request) {
        Scope scope = scope(request);
        return Reply.ok(cpCodes(
                scope,
                store.cpCodes().values().stream().filter(code -> scope.holds(code.contractId(), code.groupId()))));
    }

    private Reply getCpCode(Request request) {
        Scope scope = scope(request);
        String id = IdPrefixes.with("cpc_", request.pathParameter("cpcodeId"));
        return Optional.ofNullable(store.cpCodes().get(id))
                .map(code -> Reply.ok(cpCodes(scope, Stream.of(code))))
                .orElseThrow(() -> PropertyStore.notFound("CP code " + id));
    }

    private Reply createCpCode(Request request) {
        Scope scope = scope(request);
        ObjectNode body = request.jsonObject();
        String name = required(body, "cpcodeName");
        String productId = store.product(required(body, "productId")).id();
        PropertyStore.CpCode created =
                store.addCpCode(name, scope.contractId(), scope.groupId(), productId, request.received());
        String link = "/papi/v1/cpcodes/" + created.id() + scope.query();
        return Reply.json(201, Json.object().put("cpcodeLink", link)).with("Location", link);
    }

    private ObjectNode cpCodes(Scope scope, Stream<PropertyStore.CpCode> codes) {
        return scope.json(store)
                .set(
                        "cpcodes",
                        Json.items(codes.map(code -> Json.object()
                                .put("cpcodeId", code.id())
                                .put("cpcodeName", code.name())
                                .put("createdDate", code.created().toString())
                                .<ObjectNode>set("productIds", Json.strings(List.of(code.productId()))))));
    }

    private Reply listEdgeHostnames(Request request) {
        Scope scope = scope(request);
        return Reply.ok(edgeHostnames(scope, store.edgeHostnames().all()));
    }

    private Reply getEdgeHostname(Request request) {
        Scope scope = scope(request);
        String id = request.pathParameter("edgeHostnameId");
        EdgeHostname found =
                store.edgeHostnames().byId(id).orElseThrow(() -> PropertyStore.notFound("edge hostname " + id));
        return Reply.ok(edgeHostnames(scope, Stream.of(found)));
    }

    private Reply createEdgeHostname(Request request) {
        Scope scope = scope(request);
        ObjectNode body = request.jsonObject();
        String prefix = required(body, "domainPrefix");
        String suffix = oneOf(body, "domainSuffix", SUFFIXES);
        String productId = store.product(required(body, "productId")).id();
        String ipVersion = oneOf(body, "ipVersionBehavior", IP_VERSIONS);
        if (store.edgeHostnames().byDomain(prefix + "." + suffix).isPresent()) {
            throw bad("papi/v0/edgehostname/already-exists", "The edge hostname " + prefix + "." + suffix + " exists.");
        }
        EdgeHostname created = store.edgeHostnames().add(prefix, suffix, productId, ipVersion);
        String link = "/papi/v1/edgehostnames/ehn_" + created.number() + scope.query();
        return Reply.json(201, Json.object().put("edgeHostnameLink", link)).with("Location", link);
    }

    private ObjectNode edgeHostnames(Scope scope, Stream<EdgeHostname> hostnames) {
        return scope.json(store)
                .set(
                        "edgeHostnames",
                        Json.items(hostnames.map(hostname -> Json.object()
                                .put("edgeHostnameId", "ehn_" + hostname.number())
                                .put("edgeHostnameDomain", hostname.domain())
                                .put("productId", hostname.productId())
                                .put("domainPrefix", hostname.recordName())
                                .put("domainSuffix", hostname.dnsZone())
                                .put("secure", hostname.secure())
                                .put("ipVersionBehavior", hostname.ipVersionBehavior()))));
    }

    private Reply listIncludes(Request request) {
        Scope scope = scope(request);
        return Reply.ok(includes(
                store.includes().stream().filter(include -> scope.holds(include.contractId(), include.groupId()))));
    }

    private Reply getInclude(Request request) {
        String id = IdPrefixes.with("inc_", request.pathParameter("includeId"));
        return store.includes().stream()
                .filter(include -> include.id().equals(id))
                .findFirst()
                .map(include -> Reply.ok(includes(Stream.of(include))))
                .orElseThrow(() -> PropertyStore.notFound("include " + id));
    }

    private JsonNode includes(Stream<PropertyStore.Include> includes) {
        return Json.object()
                .set(
                        "includes",
                        Json.items(includes.map(include -> account()
                                .put("contractId", include.contractId())
                                .put("groupId", include.groupId())
                                .put("includeId", include.id())
                                .put("includeName", include.name())
                                .put("includeType", include.type())
                                .put("latestVersion", 1)
                                .put("stagingVersion", 1)
                                .put("productionVersion", 1))));
    }

    private ObjectNode account() {
        return Json.object().put("accountId", store.accountId());
    }

    private Scope scope(Request request) {
        return Scope.of(request, store);
    }

    static String required(JsonNode body, String member) {
        String value = body.path(member).asText();
        if (value.isBlank()) {
            throw bad("papi/v0/json-schema-invalid", "The body needs '" + member + "'.");
        }
        return value;
    }

    private static String oneOf(JsonNode body, String member, Set<String> allowed) {
        String value = required(body, member);
        if (!allowed.contains(value)) {
            throw bad("papi/v0/json-schema-invalid", "'" + member + "' must be one of " + allowed + ".");
        }
        return value;
    }

    private static Refusal bad(String type, String detail) {
        return Problem.badRequest(type, detail).refusal();
    }

    /** The contract and group that a request works in. */
    record Scope(String contractId, String groupId) {

        /** As the query says, both required and known. */
        static Scope of(Request request, PropertyStore store) {
            String contractId = request.requiredQuery("contractId");
            String groupId = request.requiredQuery("groupId");
            return new Scope(
                    store.contract(contractId).id(), store.group(groupId).id());
        }

        boolean holds(String ofContractId, String ofGroupId) {
            return contractId.equals(ofContractId) && groupId.equals(ofGroupId);
        }

        String query() {
            return "?contractId=" + contractId + "&groupId=" + groupId;
        }

        ObjectNode json(PropertyStore store) {
            return Json.object()
                    .put("accountId", store.accountId())
                    .put("contractId", contractId)
                    .put("groupId", groupId);
        }
    }
}
