package dev.alecs.simulator.property;

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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Property Manager's activations: one at a time per network, warnings acknowledged, done after a while.
 *
 * @see <a href="https://techdocs.akamai.com/property-mgr/reference/post-property-activations">Akamai: activate a
 *     property</a>
 */
final class ActivationResources {

    private static final String ALL = "/papi/v1/properties/{propertyId}/activations";
    private static final String ONE = ALL + "/{activationId}";

    private final PropertyStore store;
    private final Duration activationTime;

    ActivationResources(PropertyStore store, Duration activationTime) {
        this.store = store;
        this.activationTime = activationTime;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, this::list),
                Route.post(ALL, this::create),
                Route.get(ONE, this::get),
                Route.delete(ONE, this::cancel));
    }

    private Reply list(Request request) {
        Property property = property(request);
        return Reply.ok(activations(property, store.activations(property), request.received()));
    }

    private Reply get(Request request) {
        Property property = property(request);
        String id = IdPrefixes.with("atv_", request.pathParameter("activationId"));
        Activation activation = find(property, id, "papi/v0/http/not-found");
        Reply reply = Reply.ok(activations(property, Stream.of(activation), request.received()));
        return activation.pending() ? reply.with("Retry-After", "1") : reply;
    }

    private Reply create(Request request) {
        Property property = property(request);
        ObjectNode body = request.jsonObject();
        PropertyVersion version =
                VersionResources.version(property, body.path("propertyVersion").asText());
        Network network = choice(Network.class, body.path("network").asText());
        Activation.Type type =
                choice(Activation.Type.class, body.path("activationType").asText(Activation.Type.ACTIVATE.name()));
        if (body.path("notifyEmails").isEmpty()) {
            throw refused(400, "activation/bad-notifyemails", "notifyEmails needs at least one address.");
        }
        checkPossible(property, version, network, type);
        if (type == Activation.Type.ACTIVATE) {
            checkRules(version, body);
        }
        Activation activation = store.add(new Activation(
                store.nextId("atv_"),
                property,
                version,
                network,
                type,
                body.path("note").asText(),
                texts(body.path("notifyEmails")).toList(),
                request.received(),
                activationTime));
        return Reply.json(201, Json.object().put("activationLink", activation.link()))
                .with("Location", activation.link());
    }

    private void checkPossible(Property property, PropertyVersion version, Network network, Activation.Type type) {
        store.pending(property, network).ifPresent(pending -> {
            throw refused(
                    422,
                    "activation/still-pending",
                    "Activation " + pending.id() + " on " + network + " is still pending; wait for it or cancel it.");
        });
        boolean active = version.status(network).equals("ACTIVE");
        switch (type) {
            case ACTIVATE -> {
                if (active) {
                    throw refused(
                            422,
                            "activation/already-activated",
                            "Version " + version.number() + " is already active on " + network + ".");
                }
            }
            case DEACTIVATE -> {
                if (!active) {
                    throw refused(
                            422,
                            "deactivation/not-active-in-" + network.lowerCase(),
                            "Version " + version.number() + " is not active on " + network + ".");
                }
            }
        }
    }

    private static void checkRules(PropertyVersion version, JsonNode body) {
        List<RuleTree.Finding> errors = version.rules().errors();
        if (!errors.isEmpty()) {
            throw Problem.of(
                            400,
                            "papi/v0/activation/validation-errors",
                            "Validation errors",
                            "The rules have errors that must be corrected before an activation.")
                    .with("errors", Json.array(errors.stream().map(RuleTree.Finding::json)))
                    .refusal();
        }
        Set<String> acknowledged = texts(body.path("acknowledgeWarnings")).collect(Collectors.toSet());
        List<RuleTree.Finding> open = version.rules().warnings().stream()
                .filter(warning -> !acknowledged.contains(warning.messageId()))
                .toList();
        if (!open.isEmpty() && !body.path("acknowledgeAllWarnings").asBoolean()) {
            throw Problem.of(
                            400,
                            "papi/v0/activation/warnings-not-acknowledged",
                            "Warnings not acknowledged",
                            "Repeat the activation with these warnings acknowledged by their messageId.")
                    .with(
                            "warnings",
                            Json.array(
                                    open.stream().map(warning -> warning.json().put("messageId", warning.messageId()))))
                    .refusal();
        }
    }

    private Reply cancel(Request request) {
        Property property = property(request);
        String id = IdPrefixes.with("atv_", request.pathParameter("activationId"));
        Activation activation = find(property, id, "papi/v0/activation-cancellation/not-found");
        if (!activation.pending()) {
            throw refused(
                    422, "activation-cancellation/unprocessable-status", "Only a pending activation can be cancelled.");
        }
        activation.cancel(request.received());
        return Reply.ok(activations(property, Stream.of(activation), request.received()));
    }

    private ObjectNode activations(Property property, Stream<Activation> activations, Instant now) {
        return Json.object()
                .put("accountId", store.accountId())
                .put("contractId", property.contractId())
                .put("groupId", property.groupId())
                .set("activations", Json.items(activations.map(activation -> activation.json(now))));
    }

    private Property property(Request request) {
        return store.property(request.pathParameter("propertyId"));
    }

    private Activation find(Property property, String id, String otherwise) {
        return store.activations(property)
                .filter(activation -> activation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(otherwise, "This property has no activation " + id + ".")
                        .refusal());
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String value) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> refused(
                        400,
                        "json-schema-invalid",
                        "'" + value + "' is no " + type.getSimpleName().toLowerCase(Locale.ROOT) + "; expected one of "
                                + List.of(type.getEnumConstants()) + "."));
    }

    private static Stream<String> texts(JsonNode array) {
        return Json.elements(array).map(JsonNode::asText);
    }

    private static Refusal refused(int status, String type, String detail) {
        return Problem.of(status, "papi/v0/" + type, status == 400 ? "Bad Request" : "Unprocessable Entity", detail)
                .refusal();
    }
}
