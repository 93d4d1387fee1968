package dev.alecs.simulator.dns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The records of one name and type in a zone.
 *
 * @param key name and type
 * @param ttl in seconds
 * @param rdata the values, in DNS presentation format
 */
public record RecordSet(Key key, int ttl, List<String> rdata) {

    /** What Edge DNS serves, as far as operators use it. */
    static final Set<String> TYPES = Set.of(
            "A",
            "AAAA",
            "AKAMAICDN",
            "AKAMAITLC",
            "CAA",
            "CERT",
            "CNAME",
            "DNSKEY",
            "DS",
            "HTTPS",
            "LOC",
            "MX",
            "NAPTR",
            "NS",
            "PTR",
            "RP",
            "SOA",
            "SPF",
            "SRV",
            "SSHFP",
            "SVCB",
            "TLSA",
            "TXT");

    private static final int LEAST_TTL = 30;
    private static final String IPV4 = "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}";

    /**
     * What identifies a record set within its zone.
     *
     * @param name fully qualified, in lower case, without the last dot
     * @param type in upper case
     */
    public record Key(String name, String type) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::name).thenComparing(Key::type);

        public Key {
            name = name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            type = type.toUpperCase(Locale.ROOT);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return name + " " + type;
        }
    }

    public RecordSet {
        rdata = List.copyOf(rdata);
    }

    /**
     * A record set as a client wrote it, valid on its own.
     *
     * @throws Refusal 400 when it is not
     */
    static RecordSet of(Key key, JsonNode written) {
        List<String> rdata =
                Json.elements(written.path("rdata")).map(JsonNode::asText).toList();
        RecordSet recordSet = new RecordSet(key, written.path("ttl").asInt(0), rdata);
        recordSet.check();
        return recordSet;
    }

    void check() {
        if (!TYPES.contains(key.type())) {
            throw invalid("The record type " + key.type() + " is not known.");
        }
        if (ttl < LEAST_TTL) {
            throw invalid("The ttl of " + key + " must be at least " + LEAST_TTL + " seconds.");
        }
        if (rdata.isEmpty() || rdata.stream().anyMatch(String::isBlank)) {
            throw invalid("The rdata of " + key + " must not be empty.");
        }
        if (rdata.size() > 1 && (key.type().equals("CNAME") || key.type().equals("SOA"))) {
            throw invalid("There can be only one " + key + " record.");
        }
        if (!rdata.stream().allMatch(this::fitsType)) {
            throw invalid("The rdata " + rdata + " does not fit the type " + key.type() + ".");
        }
    }

    private boolean fitsType(String value) {
        return switch (key.type()) {
            case "A" -> value.matches(IPV4);
            case "AAAA" -> value.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
            case "MX" -> value.matches("\\d{1,5} \\S+");
            case "SRV" -> value.matches("\\d{1,5} \\d{1,5} \\d{1,5} \\S+");
            case "SOA" -> value.matches("\\S+ \\S+( \\d{1,10}){5}");
            case "CNAME", "NS", "PTR" -> value.matches("\\S+");
            default -> true;
        };
    }

    ObjectNode json() {
        return Json.object()
                .put("name", key.name())
                .put("type", key.type())
                .put("ttl", ttl)
                .set("rdata", Json.strings(rdata));
    }

    private static Refusal invalid(String detail) {
        return Problem.badRequest("config-dns/v2/INVALID_RECORDSET", detail).refusal();
    }
}
