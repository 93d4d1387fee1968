package dev.alecs.simulator.hostname;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import dev.alecs.simulator.http.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Edge Hostname API: reads at once, changes through change requests that take a while.
 *
 * @see <a href="https://techdocs.akamai.com/edge-hostnames/reference/api">Akamai: Edge Hostname API</a>
 */
public final class EdgeHostnameSimulation implements Simulation {

    private static final String ONE = "/hapi/v1/dns-zones/{dnsZone}/edge-hostnames/{recordName}";
    private static final Set<String> IP_VERSIONS = Set.of("IPV4", "IPV6_COMPLIANCE", "IPV6_PERFORMANCE");

    private final EdgeHostnames hostnames;
    private final Duration changeTime;
    private final Map<Integer, ChangeRequest> changes = new LinkedHashMap<>();
    private int nextChangeId = 66_025_603;

    public EdgeHostnameSimulation(EdgeHostnames hostnames, Duration changeTime) {
        this.hostnames = hostnames;
        this.changeTime = changeTime;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/hapi/v1/edge-hostnames", this::list),
                Route.get("/hapi/v1/edge-hostnames/{edgeHostnameId}", this::getById),
                Route.get(ONE, request -> Reply.ok(json(named(request)))),
                Route.patch(ONE, this::patch).accepting("application/json-patch+json"),
                Route.delete(ONE, this::delete),
                Route.get(ONE + "/change-requests", this::listChangesOfOne),
                Route.get("/hapi/v1/change-requests", this::listChanges),
                Route.get("/hapi/v1/change-requests/{changeId}", this::getChange));
    }

    @Override
    public void settle(Instant now) {
        changes.replaceAll((_, change) -> change.pending() && !now.isBefore(change.due()) ? complete(change) : change);
    }

    private ChangeRequest complete(ChangeRequest change) {
        if (change.after() == null) {
            hostnames.remove(change.before());
        } else {
            hostnames.replace(change.after());
        }
        return change.succeeded();
    }

    private Reply list(Request request) {
        Stream<EdgeHostname> found = hostnames
                .all()
                .filter(hostname -> request.query("recordNameSubstring")
                        .map(hostname.recordName()::contains)
                        .orElse(true))
                .filter(hostname ->
                        request.query("dnsZone").map(hostname.dnsZone()::equals).orElse(true));
        return Reply.ok(Json.object().set("edgeHostnames", Json.array(found.map(EdgeHostnameSimulation::json))));
    }

    private Reply getById(Request request) {
        String id = request.pathParameter("edgeHostnameId");
        return Reply.ok(json(hostnames.byId(id).orElseThrow(() -> notFound("edge hostname " + id))));
    }

    private Reply patch(Request request) {
        EdgeHostname before = named(request);
        EdgeHostname after = before;
        for (JsonNode operation : request.json()) {
            after = patched(after, operation);
        }
        return accept("EDIT", before, after, request);
    }

    private static EdgeHostname patched(EdgeHostname hostname, JsonNode operation) {
        String value = operation.path("value").asText();
        if (!operation.path("op").asText().equals("replace")) {
            throw bad("Only 'replace' is possible.");
        }
        return switch (operation.path("path").asText()) {
            case "/ttl" -> hostname.withTtl(ttl(value));
            case "/ipVersionBehavior" -> hostname.withIpVersionBehavior(ipVersion(value));
            default -> throw bad("Only /ttl and /ipVersionBehavior can be changed.");
        };
    }

    private static int ttl(String value) {
        if (!value.matches("\\d{1,8}") || Integer.parseInt(value) < 60) {
            throw bad("ttl must be a number of seconds of at least 60.");
        }
        return Integer.parseInt(value);
    }

    private static String ipVersion(String value) {
        if (!IP_VERSIONS.contains(value)) {
            throw bad("ipVersionBehavior must be one of IPV4, IPV6_COMPLIANCE, IPV6_PERFORMANCE.");
        }
        return value;
    }

    private Reply delete(Request request) {
        return accept("DELETE", named(request), null, request);
    }

    private Reply accept(String action, EdgeHostname before, @Nullable EdgeHostname after, Request request) {
        if (changes.values().stream().anyMatch(change -> change.pending() && change.concerns(before))) {
            throw Problem.of(
                            409,
                            "hapi/problems/change-pending",
                            "Conflict",
                            "A change of " + before.domain() + " is still pending.")
                    .refusal();
        }
        ChangeRequest change = new ChangeRequest(
                nextChangeId++,
                action,
                before,
                after,
                request.query("comments").orElse(""),
                request.query("statusUpdateEmail").orElse(null),
                request.received(),
                request.received().plus(changeTime),
                true);
        changes.put(change.id(), change);
        return Reply.json(202, change.json());
    }

    private Reply listChanges(Request request) {
        boolean onlyPending = request.query("status").isPresent();
        return Reply.ok(list(changes.values().stream().filter(change -> change.pending() || !onlyPending)));
    }

    private Reply listChangesOfOne(Request request) {
        EdgeHostname hostname = named(request);
        return Reply.ok(list(changes.values().stream().filter(change -> change.concerns(hostname))));
    }

    private static JsonNode list(Stream<ChangeRequest> changes) {
        return Json.object().set("changeRequests", Json.array(changes.map(ChangeRequest::json)));
    }

    private Reply getChange(Request request) {
        String id = request.pathParameter("changeId");
        return changes.values().stream()
                .filter(change -> Integer.toString(change.id()).equals(id))
                .findFirst()
                .map(change -> Reply.ok(change.json()))
                .orElseThrow(() -> notFound("change request " + id));
    }

    private EdgeHostname named(Request request) {
        String domain = request.pathParameter("recordName") + "." + request.pathParameter("dnsZone");
        return hostnames.byDomain(domain).orElseThrow(() -> notFound("edge hostname " + domain));
    }

    private static Refusal notFound(String what) {
        return Problem.notFound("hapi/problems/not-found", "There is no " + what + ".")
                .refusal();
    }

    private static Refusal bad(String detail) {
        return Problem.badRequest("hapi/problems/invalid-body", detail).refusal();
    }

    private static ObjectNode json(EdgeHostname hostname) {
        return Json.object()
                .put("edgeHostnameId", hostname.number())
                .put("recordName", hostname.recordName())
                .put("dnsZone", hostname.dnsZone())
                .put("securityType", hostname.secure() ? "ENHANCED-TLS" : "STANDARD-TLS")
                .put("useDefaultTtl", hostname.ttl() == 21_600)
                .put("useDefaultMap", true)
                .put("ttl", hostname.ttl())
                .put("map", hostname.secure() ? "e;example.akamaiedge.net" : "a;example.akamai.net")
                .put("ipVersionBehavior", hostname.ipVersionBehavior())
                .put("productId", hostname.productId().replaceFirst("^prd_", ""))
                .put("serialNumber", hostname.serialNumber())
                .put("comments", "")
                .put("isEdgeIPBindingEnabled", false);
    }

    /**
     * A change that was accepted.
     *
     * @param after what the edge hostname becomes, or null when it goes
     */
    private record ChangeRequest(
            int id,
            String action,
            EdgeHostname before,
            @Nullable EdgeHostname after,
            String comments,
            @Nullable String email,
            Instant submitted,
            Instant due,
            boolean pending) {

        ChangeRequest succeeded() {
            return new ChangeRequest(id, action, before, after, comments, email, submitted, due, false);
        }

        boolean concerns(EdgeHostname hostname) {
            return before.number() == hostname.number();
        }

        ObjectNode json() {
            return Json.object()
                    .put("changeId", id)
                    .put("action", action)
                    .put("status", pending ? "PENDING" : "SUCCEEDED")
                    .put("statusMessage", pending ? "The change is being made." : "The change is live.")
                    .put("statusUpdateDate", (pending ? submitted : due).toString())
                    .put("statusUpdateEmail", email)
                    .put("submitDate", submitted.toString())
                    .put("submitter", "simulated-client")
                    .put("submitterEmail", "noc@example.com")
                    .put("comments", comments)
                    .set(
                            "edgeHostnames",
                            Json.array(Stream.of(EdgeHostnameSimulation.json(after == null ? before : after))));
        }
    }
}
