package dev.alecs.simulator.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A version on its way to a network, or off it. */
final class Activation {

    private static final List<String> STEPS = List.of("PENDING", "ZONE_1", "ZONE_2", "ZONE_3");

    /** Whether a version goes onto a network or off it. */
    enum Type {
        ACTIVATE,
        DEACTIVATE
    }

    private final String id;
    private final Property property;
    private final PropertyVersion version;
    private final Network network;
    private final Type type;
    private final String note;
    private final List<String> notifyEmails;
    private final Instant submitted;
    private final Duration duration;
    private final String statusBefore;
    private boolean pending = true;
    private String outcome = "ACTIVE";
    private Instant updated;

    Activation(
            String id,
            Property property,
            PropertyVersion version,
            Network network,
            Type type,
            String note,
            List<String> notifyEmails,
            Instant submitted,
            Duration duration) {
        this.id = id;
        this.property = property;
        this.version = version;
        this.network = network;
        this.type = type;
        this.note = note;
        this.notifyEmails = List.copyOf(notifyEmails);
        this.submitted = submitted;
        this.duration = duration;
        this.updated = submitted;
        this.statusBefore = version.status(network);
        version.status(network, type == Type.ACTIVATE ? "PENDING" : "PENDING_DEACTIVATION");
    }

    String id() {
        return id;
    }

    Property property() {
        return property;
    }

    Network network() {
        return network;
    }

    boolean pending() {
        return pending;
    }

    Instant due() {
        return submitted.plus(duration);
    }

    /** Brings the version onto the network or takes it off, in place of what was there. */
    void complete() {
        property.activeOn(network).ifPresent(previous -> previous.status(network, "INACTIVE"));
        version.status(network, type == Type.ACTIVATE ? "ACTIVE" : "DEACTIVATED");
        pending = false;
        updated = due();
    }

    void cancel(Instant now) {
        version.status(network, statusBefore);
        pending = false;
        outcome = "ABORTED";
        updated = now;
    }

    /** A later one took its place on the network. */
    void supersede(Activation later) {
        if (!pending && outcome.equals("ACTIVE")) {
            outcome = later.type == Type.ACTIVATE ? "INACTIVE" : "DEACTIVATED";
        }
    }

    String link() {
        return property.link("activations/" + id);
    }

    ObjectNode json(Instant now) {
        return Json.object()
                .put("activationId", id)
                .put("propertyName", property.name())
                .put("propertyId", property.id())
                .put("propertyVersion", version.number())
                .put("network", network.name())
                .put("activationType", type.name())
                .put("status", pending ? step(now) : outcome)
                .put("submitDate", submitted.toString())
                .put("updateDate", updated.toString())
                .put("note", note)
                .put("fmaActivationState", pending ? "received" : "steady")
                .set("notifyEmails", Json.strings(notifyEmails));
    }

    private String step(Instant now) {
        long done = STEPS.size() * Duration.between(submitted, now).toMillis() / Math.max(1, duration.toMillis());
        return STEPS.get(Math.clamp(done, 0, STEPS.size() - 1));
    }
}
