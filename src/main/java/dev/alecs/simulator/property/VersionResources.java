package dev.alecs.simulator.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.hostname.EdgeHostname;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.PathTemplate;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Property Manager's versions: their rules and hostnames, guarded by their etag, editable until first activated. */
final class VersionResources {

    private static final String ALL = "/papi/v1/properties/{propertyId}/versions";
    private static final String ONE = ALL + "/{propertyVersion}";
    private static final String RULES_TYPE = "application/vnd.akamai.papirules.%s+json";
    private static final Pattern RULES_TYPES = Pattern.compile("application/vnd\\.akamai\\.papirules\\.(.+)\\+json");
    private static final List<String> BEHAVIORS = List.of(
            "allowPost",
            "caching",
            "cpCode",
            "gzipResponse",
            "http2",
            "modifyOutgoingResponseHeader",
            "origin",
            "prefetch",
            "redirect",
            "sureRoute",
            "tieredDistribution");
    private static final List<String> CRITERIA =
            List.of("contentType", "fileExtension", "hostname", "path", "requestHeader", "requestMethod");

    private final PropertyStore store;

    VersionResources(PropertyStore store) {
        this.store = store;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, this::list),
                Route.post(ALL, this::create),
                Route.get(ALL + "/latest", this::latest),
                Route.get(ONE, this::get),
                Route.get(ONE + "/available-behaviors", request -> available("behaviors", BEHAVIORS, request)),
                Route.get(ONE + "/available-criteria", request -> available("criteria", CRITERIA, request)),
                Route.get(ONE + "/rules", this::getRules),
                new Route("HEAD", new PathTemplate(ONE + "/rules"), List.of(), this::headRules),
                Route.put(ONE + "/rules", this::putRules).accepting("application/json", RULES_TYPE.formatted("*")),
                Route.patch(ONE + "/rules", this::patchRules).accepting("application/json-patch+json"),
                Route.get(ONE + "/hostnames", this::getHostnames),
                Route.put(ONE + "/hostnames", this::putHostnames),
                Route.patch(ONE + "/hostnames", this::patchHostnames));
    }

    private Reply list(Request request) {
        Property property = property(request);
        List<PropertyVersion> page = property.versions().reversed().stream()
                .skip(request.query("offset", 0, 0))
                .limit(request.query("limit", 1, 500))
                .toList();
        return Reply.ok(versions(property, page.stream()));
    }

    private Reply get(Request request) {
        Property property = property(request);
        PropertyVersion version = version(property, request);
        return Reply.ok(versions(property, Stream.of(version))).with("ETag", quoted(version));
    }

    private ObjectNode versions(Property property, Stream<PropertyVersion> versions) {
        return head(property)
                .put("propertyName", property.name())
                .put("assetId", property.assetId())
                .set("versions", Json.items(versions.map(version -> version.json(property.productId()))));
    }

    private Reply latest(Request request) {
        Property property = property(request);
        Optional<String> network = request.query("activatedOn");
        PropertyVersion version = network.isEmpty()
                ? property.latest()
                : activeOn(property, network.get())
                        .orElseThrow(() -> PropertyStore.notFound("a version that is active on " + network.get()));
        String link = property.link("versions/" + version.number());
        return Reply.json(302, Json.object().put("versionLink", link)).with("Location", link);
    }

    private static Optional<PropertyVersion> activeOn(Property property, String network) {
        return property.versions().stream()
                .filter(version -> Stream.of(Network.values())
                        .filter(on -> network.equals("ANY") || on.name().equals(network))
                        .anyMatch(on -> version.status(on).equals("ACTIVE")))
                .max(Comparator.comparing(PropertyVersion::number));
    }

    private Reply create(Request request) {
        Property property = property(request);
        ObjectNode body = request.jsonObject();
        PropertyVersion origin =
                version(property, body.path("createFromVersion").asText());
        checkSameEtag(body.path("createFromVersionEtag"), origin);
        PropertyVersion created =
                property.add(origin.copy(property.id(), property.nextNumber(), origin.hostnames(), request.received()));
        String link = property.link("versions/" + created.number());
        return Reply.json(201, Json.object().put("versionLink", link)).with("Location", link);
    }

    private Reply available(String kind, List<String> names, Request request) {
        Property property = property(request);
        String schema = "/papi/v1/schemas/products/" + property.productId() + "/latest#/definitions/catalog/" + kind;
        return Reply.ok(Json.object()
                .put("contractId", property.contractId())
                .put("groupId", property.groupId())
                .put("productId", property.productId())
                .put("ruleFormat", version(property, request).ruleFormat())
                .set(
                        kind,
                        Json.items(names.stream()
                                .map(name -> Json.object().put("name", name).put("schemaLink", schema + "/" + name)))));
    }

    private Reply getRules(Request request) {
        Property property = property(request);
        PropertyVersion version = version(property, request);
        return rules(property, version, version.rules(), version.note(), version.ruleFormat());
    }

    private Reply headRules(Request request) {
        return Reply.empty(204).with("ETag", quoted(version(property(request), request)));
    }

    private Reply putRules(Request request) {
        PropertyVersion version = version(property(request), request);
        checkEditable(version, request);
        ObjectNode body = request.jsonObject();
        return saveRules(version, body, ruleFormat(request).orElse(version.ruleFormat()), request);
    }

    private Reply patchRules(Request request) {
        PropertyVersion version = version(property(request), request);
        checkEditable(version, request);
        ObjectNode document = Json.object().put("comments", version.note());
        document.set("rules", version.rules().rules());
        return saveRules(version, JsonPatch.apply(document, request.json()), version.ruleFormat(), request);
    }

    private Reply saveRules(PropertyVersion version, JsonNode document, String ruleFormat, Request request) {
        RuleTree rules = RuleTree.of(document.path("rules"));
        String note = document.path("comments").asText(version.note());
        if (!request.flag("dryRun")) {
            version.edit(rules, ruleFormat, note, request.received());
        }
        return rules(property(request), version, rules, note, ruleFormat);
    }

    private Reply rules(Property property, PropertyVersion version, RuleTree rules, String note, String ruleFormat) {
        ObjectNode body = head(property)
                .put("propertyVersion", version.number())
                .put("etag", version.etag())
                .put("ruleFormat", ruleFormat)
                .put("comments", note);
        body.set("rules", rules.rules());
        addFindings(body, "errors", rules.errors());
        addFindings(body, "warnings", rules.warnings());
        return Reply.json(200, body, RULES_TYPE.formatted(ruleFormat)).with("ETag", quoted(version));
    }

    private static void addFindings(ObjectNode body, String member, List<RuleTree.Finding> findings) {
        if (!findings.isEmpty()) {
            body.set(member, Json.array(findings.stream().map(RuleTree.Finding::json)));
        }
    }

    private static Optional<String> ruleFormat(Request request) {
        Matcher vendorType = RULES_TYPES.matcher(request.mediaType());
        if (!vendorType.matches()) {
            return Optional.empty();
        }
        String format = vendorType.group(1);
        if (!ContractResources.RULE_FORMATS.contains(format)) {
            throw Problem.unsupportedMediaType(
                            request.mediaType(),
                            ContractResources.RULE_FORMATS.stream()
                                    .map(RULES_TYPE::formatted)
                                    .toList())
                    .refusal();
        }
        return Optional.of(format);
    }

    private Reply getHostnames(Request request) {
        Property property = property(request);
        return hostnames(property, version(property, request), request);
    }

    private Reply putHostnames(Request request) {
        JsonNode body = request.json();
        if (!body.isArray()) {
            throw Problem.badRequest("papi/v0/json-mapping-error", "The body is an array of hostnames.")
                    .refusal();
        }
        return saveHostnames(
                request, _ -> Json.elements(body).map(this::hostname).toList());
    }

    private Reply patchHostnames(Request request) {
        ObjectNode body = request.jsonObject();
        Set<String> remove =
                Json.elements(body.path("remove")).map(JsonNode::asText).collect(Collectors.toSet());
        return saveHostnames(request, before -> {
            Map<String, PropertyHostname> after = new LinkedHashMap<>();
            before.stream()
                    .filter(hostname -> !remove.contains(hostname.cnameFrom()))
                    .forEach(hostname -> after.put(hostname.cnameFrom(), hostname));
            Json.elements(body.path("add")).map(this::hostname).forEach(added -> after.put(added.cnameFrom(), added));
            return new ArrayList<>(after.values());
        });
    }

    private Reply saveHostnames(Request request, UnaryOperator<List<PropertyHostname>> change) {
        Property property = property(request);
        PropertyVersion version = version(property, request);
        checkEditable(version, request);
        List<PropertyHostname> after = change.apply(version.hostnames());
        if (after.stream().map(PropertyHostname::cnameFrom).distinct().count() < after.size()) {
            throw Problem.badRequest("papi/v0/property-version-hostname/duplicate", "A hostname is given twice.")
                    .refusal();
        }
        version.edit(after, request.received());
        return hostnames(property, version, request);
    }

    private PropertyHostname hostname(JsonNode written) {
        String cnameFrom = ContractResources.required(written, "cnameFrom");
        Optional<EdgeHostname> edgeHostname = written.hasNonNull("edgeHostnameId")
                ? store.edgeHostnames().byId(written.path("edgeHostnameId").asText())
                : store.edgeHostnames().byDomain(written.path("cnameTo").asText());
        return new PropertyHostname(
                cnameFrom,
                edgeHostname.orElseThrow(() -> Problem.badRequest(
                                "papi/v0/property-version-hostname/bad-cname",
                                "The edge hostname of " + cnameFrom + " does not exist; create it first.")
                        .refusal()),
                written.path("certProvisioningType").asText("CPS_MANAGED"));
    }

    private Reply hostnames(Property property, PropertyVersion version, Request request) {
        boolean certificates = request.flag("includeCertStatus");
        ObjectNode body = head(property)
                .put("propertyVersion", version.number())
                .put("etag", version.etag())
                .set(
                        "hostnames",
                        Json.items(version.hostnames().stream()
                                .map(hostname -> certificates ? withCertificate(hostname) : hostname.json())));
        return Reply.ok(body).with("ETag", quoted(version));
    }

    private static ObjectNode withCertificate(PropertyHostname hostname) {
        ObjectNode json = hostname.json();
        ObjectNode status = json.putObject("certStatus");
        for (Network network : Network.values()) {
            status.putArray(network.lowerCase()).addObject().put("status", "DEPLOYED");
        }
        return json;
    }

    private static void checkEditable(PropertyVersion version, Request request) {
        String expected = bare(request.requiredHeader("If-Match"));
        if (!version.editable()) {
            throw Problem.of(
                            403,
                            "papi/v0/property-version/already-activated",
                            "Property version is not editable",
                            "Version " + version.number()
                                    + " has been activated; create a new version from it and edit that.")
                    .refusal();
        }
        if (!expected.equals("*") && !expected.equals(version.etag())) {
            throw Problem.of(
                            412,
                            "papi/v0/etag-mismatch",
                            "Precondition Failed",
                            "The version has changed since etag " + expected + "; read it again and repeat the change.")
                    .refusal();
        }
    }

    static void checkSameEtag(JsonNode expected, PropertyVersion version) {
        if (expected.isTextual() && !bare(expected.asText()).equals(version.etag())) {
            throw Problem.badRequest(
                            "papi/v0/etag-mismatch", "The version has changed since etag " + expected.asText() + ".")
                    .refusal();
        }
    }

    static PropertyVersion version(Property property, String number) {
        return Optional.of(number)
                .filter(digits -> digits.matches("\\d{1,9}"))
                .flatMap(digits -> property.version(Integer.parseInt(digits)))
                .orElseThrow(() -> PropertyStore.notFound("version " + number + " of " + property.id()));
    }

    private static PropertyVersion version(Property property, Request request) {
        return version(property, request.pathParameter("propertyVersion"));
    }

    private Property property(Request request) {
        return store.property(request.pathParameter("propertyId"));
    }

    private ObjectNode head(Property property) {
        return Json.object()
                .put("accountId", store.accountId())
                .put("contractId", property.contractId())
                .put("groupId", property.groupId())
                .put("propertyId", property.id());
    }

    private static String quoted(PropertyVersion version) {
        return "\"" + version.etag() + "\"";
    }

    private static String bare(String etag) {
        return etag.strip().replaceFirst("^W/", "").replace("\"", "");
    }
}
