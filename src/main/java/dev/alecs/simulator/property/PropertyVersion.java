package dev.alecs.simulator.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One version of a property: a draft until it is first activated, read-only from then on. */
public final class PropertyVersion {

    private final String propertyId;
    private final int number;
    private final Map<Network, String> status = new EnumMap<>(Network.class);
    private RuleTree rules;
    private String ruleFormat;
    private List<PropertyHostname> hostnames;
    private String note;
    private Instant updated;
    private boolean everActive;
    private int edits;

    public PropertyVersion(
            String propertyId,
            int number,
            RuleTree rules,
            String ruleFormat,
            List<PropertyHostname> hostnames,
            String note,
            Instant updated) {
        this.propertyId = propertyId;
        this.number = number;
        this.rules = rules;
        this.ruleFormat = ruleFormat;
        this.hostnames = List.copyOf(hostnames);
        this.note = note;
        this.updated = updated;
    }

    PropertyVersion copy(String asPropertyId, int asNumber, List<PropertyHostname> asHostnames, Instant now) {
        RuleTree copied = new RuleTree(rules.rules().deepCopy());
        return new PropertyVersion(asPropertyId, asNumber, copied, ruleFormat, asHostnames, "", now);
    }

    int number() {
        return number;
    }

    RuleTree rules() {
        return rules;
    }

    String ruleFormat() {
        return ruleFormat;
    }

    List<PropertyHostname> hostnames() {
        return hostnames;
    }

    String note() {
        return note;
    }

    String status(Network network) {
        return status.getOrDefault(network, "INACTIVE");
    }

    public void status(Network network, String value) {
        status.put(network, value);
        everActive |= value.equals("ACTIVE");
    }

    boolean editable() {
        return !everActive && status.values().stream().noneMatch(value -> value.startsWith("PENDING"));
    }

    /** Changes with every edit of rules or hostnames. */
    String etag() {
        byte[] state = (propertyId + "/" + number + "/" + edits).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(state).toString().replace("-", "");
    }

    void edit(RuleTree newRules, String newRuleFormat, String newNote, Instant now) {
        rules = newRules;
        ruleFormat = newRuleFormat;
        note = newNote;
        edited(now);
    }

    void edit(List<PropertyHostname> newHostnames, Instant now) {
        hostnames = List.copyOf(newHostnames);
        edited(now);
    }

    private void edited(Instant now) {
        updated = now;
        edits++;
    }

    ObjectNode json(String productId) {
        return Json.object()
                .put("propertyVersion", number)
                .put("updatedByUser", "simulated-client")
                .put("updatedDate", updated.toString())
                .put("productionStatus", status(Network.PRODUCTION))
                .put("stagingStatus", status(Network.STAGING))
                .put("etag", etag())
                .put("productId", productId)
                .put("ruleFormat", ruleFormat)
                .put("note", note);
    }

    Instant updated() {
        return updated;
    }
}
