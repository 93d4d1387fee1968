package dev.alecs.simulator.dns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A zone of Edge DNS: its settings, its records, and the version that every change gives it. */
public final class Zone {

    private static final Set<String> TYPES = Set.of("PRIMARY", "SECONDARY", "ALIAS");
    private static final List<String> NAME_SERVERS = List.of("a1-1.akam.net.", "a2-64.akam.net.", "a3-65.akam.net.");

    private final String name;
    private final String contractId;
    private ObjectNode settings;
    private ZoneRecords records;
    private String versionId = UUID.randomUUID().toString();
    private Instant modified;

    /**
     * A new zone, with the SOA and NS records that every zone has.
     *
     * @throws Refusal 400 when the settings do not fit its type
     */
    public Zone(String contractId, ObjectNode settings, Instant now) {
        this.name = settings.path("zone").asText();
        this.contractId = contractId;
        this.settings = checked(settings);
        this.modified = now;
        this.records = new ZoneRecords(name);
        String serial = LocalDate.ofInstant(now, ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE) + "00";
        records.add(new RecordSet(
                new RecordSet.Key(name, "SOA"),
                86_400,
                List.of(NAME_SERVERS.getFirst() + " hostmaster." + name + ". " + serial + " 3600 600 604800 300")));
        records.add(new RecordSet(new RecordSet.Key(name, "NS"), 86_400, NAME_SERVERS));
    }

    private static ObjectNode checked(ObjectNode settings) {
        String type = settings.path("type").asText();
        if (!settings.path("zone").asText().matches("(?i)([a-z0-9_-]+\\.)+[a-z0-9-]+")) {
            throw invalid("'zone' must be a domain name without a last dot.");
        }
        if (!TYPES.contains(type)) {
            throw invalid("'type' must be PRIMARY, SECONDARY or ALIAS.");
        }
        if (type.equals("SECONDARY") && settings.path("masters").isEmpty()) {
            throw invalid("A SECONDARY zone needs 'masters'.");
        }
        if (type.equals("ALIAS") && settings.path("target").asText().isBlank()) {
            throw invalid("An ALIAS zone needs a 'target'.");
        }
        return settings;
    }

    String name() {
        return name;
    }

    String contractId() {
        return contractId;
    }

    String type() {
        return settings.path("type").asText();
    }

    String versionId() {
        return versionId;
    }

    /** Its records, to read. */
    public ZoneRecords records() {
        return records;
    }

    void update(ObjectNode newSettings, Instant now) {
        settings = checked(newSettings);
        changed(now);
    }

    /** Puts changed records in place, with a higher serial. */
    void replaceRecords(ZoneRecords changed, Instant now) {
        changed.bumpSerial();
        records = changed;
        changed(now);
    }

    private void changed(Instant now) {
        versionId = UUID.randomUUID().toString();
        modified = now;
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("zone", name)
                .put("type", type())
                .put("comment", settings.path("comment").asText())
                .put("contractId", contractId)
                .put("versionId", versionId)
                .put("lastModifiedBy", "simulated-client")
                .put("lastModifiedDate", modified.toString())
                .put("lastActivationDate", modified.toString())
                .put("activationState", "ACTIVE")
                .put("aliasCount", 0)
                .put("signAndServe", settings.path("signAndServe").asBoolean());
        for (String optional : List.of("signAndServeAlgorithm", "masters", "target", "endCustomerId", "tsigKey")) {
            JsonNode value = settings.path(optional);
            if (!value.isMissingNode()) {
                json.set(optional, value);
            }
        }
        return json;
    }

    private static Refusal invalid(String detail) {
        return Problem.badRequest("config-dns/v2/INVALID_ZONE", detail).refusal();
    }
}
