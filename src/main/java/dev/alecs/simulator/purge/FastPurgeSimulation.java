package dev.alecs.simulator.purge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import dev.alecs.simulator.http.Simulation;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Fast Purge: accepts purges by URL, cache tag and CP code, and remembers them.
 *
 * @see <a href="https://techdocs.akamai.com/purge-cache/reference/api">Akamai: Fast Purge API</a>
 */
public final class FastPurgeSimulation implements Simulation {

    private static final int MAX_BODY = 50_000;

    private final Consumer<Purge> purges;

    public FastPurgeSimulation(Consumer<Purge> purges) {
        this.purges = purges;
    }

    @Override
    public List<Route> routes() {
        return Stream.of("invalidate", "delete")
                .flatMap(action -> Stream.of(
                        route(action, "url", "objects must be absolute http or https URLs", FastPurgeSimulation::isUrl),
                        route(action, "tag", "objects must be cache tags", FastPurgeSimulation::isTag),
                        route(action, "cpcode", "objects must be numbers of CP codes", FastPurgeSimulation::isCpCode)))
                .toList();
    }

    private Route route(String action, String kind, String expected, Predicate<JsonNode> valid) {
        return Route.post(
                "/ccu/v3/" + action + "/" + kind + "/{network}",
                request -> purge(action, kind, expected, valid, request));
    }

    private Reply purge(String action, String kind, String expected, Predicate<JsonNode> valid, Request request) {
        String network = request.pathParameter("network");
        if (!network.equals("staging") && !network.equals("production")) {
            return refused(404, "unknown network", "The network is staging or production.", request);
        }
        if (request.body().length > MAX_BODY) {
            return refused(413, "request too large", "A purge request holds at most 50,000 bytes.", request);
        }
        ObjectNode body = request.jsonObject();
        JsonNode objects = body.path("objects");
        if (!objects.isArray() || objects.isEmpty()) {
            return refused(400, "invalid request", "objects must be a list that is not empty", request);
        }
        boolean paths = kind.equals("url") && body.path("hostname").isTextual();
        if (!Json.elements(objects).allMatch(paths ? FastPurgeSimulation::isPath : valid)) {
            return refused(400, "invalid request", expected, request);
        }
        return accepted(action, kind, network, objects, request);
    }

    private Reply accepted(String action, String kind, String network, JsonNode objects, Request request) {
        String purgeId = UUID.randomUUID().toString();
        purges.accept(new Purge(
                purgeId,
                action,
                kind,
                network,
                Json.elements(objects).map(JsonNode::asText).toList(),
                request.received()));
        return Reply.json(
                201,
                Json.object()
                        .put("httpStatus", 201)
                        .put("detail", "Request accepted")
                        .put("estimatedSeconds", 5)
                        .put("purgeId", purgeId)
                        .put("supportId", supportId(request)));
    }

    private static Reply refused(int status, String title, String detail, Request request) {
        ObjectNode problem = Json.object()
                .put("httpStatus", status)
                .put("title", title)
                .put("detail", detail)
                .put("supportId", supportId(request))
                .put("describedBy", "https://api.ccu.akamai.com/ccu/v2/errors/" + title.replace(' ', '-'));
        return Reply.json(status, problem, "application/problem+json");
    }

    private static String supportId(Request request) {
        return "17PY" + request.received().toEpochMilli() + "-" + request.id();
    }

    private static boolean isUrl(JsonNode object) {
        try {
            URI url = URI.create(object.asText());
            return object.isTextual()
                    && url.isAbsolute()
                    && url.getHost() != null
                    && url.getScheme().matches("(?i)https?");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isPath(JsonNode object) {
        return object.isTextual() && object.asText().startsWith("/");
    }

    private static boolean isTag(JsonNode object) {
        return object.isTextual() && object.asText().matches("[^\\s(),/:;<=>?@\\[\\]{}\"\\\\]{1,128}");
    }

    private static boolean isCpCode(JsonNode object) {
        return object.isIntegralNumber() && object.asLong() > 0;
    }
}
