package dev.alecs.simulator.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import dev.alecs.simulator.http.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Property Manager: the parts that its resources play, put together, and the id prefixes that all of them share.
 *
 * @see <a href="https://techdocs.akamai.com/property-mgr/reference/api">Akamai: Property Manager API</a>
 */
public final class PropertyManagerSimulation implements Simulation {

    private final PropertyStore store;
    private final Duration activationTime;
    private boolean usePrefixes = true;
    private String ruleFormat = "latest";

    public PropertyManagerSimulation(PropertyStore store, Duration activationTime) {
        this.store = store;
        this.activationTime = activationTime;
    }

    @Override
    public List<Route> routes() {
        List<Route> settings = List.of(
                Route.get("/papi/v1/client-settings", _ -> Reply.ok(settings())),
                Route.put("/papi/v1/client-settings", this::putSettings));
        return Stream.of(
                        settings,
                        new ContractResources(store).routes(),
                        new PropertyResources(store).routes(),
                        new VersionResources(store).routes(),
                        new ActivationResources(store, activationTime).routes())
                .flatMap(List::stream)
                .map(route -> route.wrapped(handler -> request -> asWanted(handler.answer(request), request)))
                .toList();
    }

    @Override
    public void settle(Instant now) {
        store.settle(now);
    }

    private Reply asWanted(Reply reply, Request request) {
        boolean prefixes =
                request.header("PAPI-Use-Prefixes").map(Boolean::parseBoolean).orElse(usePrefixes);
        if (prefixes) {
            return reply;
        }
        Reply bare = reply.withJson(IdPrefixes::without);
        String location = reply.headers().get("Location");
        return location == null ? bare : bare.with("Location", IdPrefixes.without(location));
    }

    private ObjectNode settings() {
        return Json.object().put("ruleFormat", ruleFormat).put("usePrefixes", usePrefixes);
    }

    private Reply putSettings(Request request) {
        ObjectNode body = request.jsonObject();
        usePrefixes = body.path("usePrefixes").asBoolean(usePrefixes);
        ruleFormat = body.path("ruleFormat").asText(ruleFormat);
        return Reply.ok(settings());
    }
}
