package dev.alecs.simulator.dns;

import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The record sets of a zone or of a change list, and the rules they obey together. */
public final class ZoneRecords {

    /** What may stand beside a CNAME: DNSSEC's own, and Akamai's mapping of the same name. */
    private static final Set<String> BESIDE_CNAME = Set.of("CNAME", "DS", "DNSKEY", "AKAMAICDN");

    private final String zone;
    private final SortedMap<RecordSet.Key, RecordSet> sets;

    ZoneRecords(String zone) {
        this(zone, new TreeMap<>());
    }

    private ZoneRecords(String zone, SortedMap<RecordSet.Key, RecordSet> sets) {
        this.zone = zone;
        this.sets = sets;
    }

    ZoneRecords copy() {
        return new ZoneRecords(zone, new TreeMap<>(sets));
    }

    Stream<RecordSet> all() {
        return sets.values().stream();
    }

    Optional<RecordSet> find(RecordSet.Key key) {
        return Optional.ofNullable(sets.get(key));
    }

    RecordSet get(RecordSet.Key key) {
        return find(key)
                .orElseThrow(() -> Problem.notFound(
                                "config-dns/v2/RECORDSET_NOT_FOUND",
                                "The zone " + zone + " has no record set " + key + ".")
                        .refusal());
    }

    /** Adds a record set that is not there yet. */
    public void add(RecordSet added) {
        if (sets.containsKey(added.key())) {
            throw conflict("RECORDSET_ALREADY_EXISTS", "The record set " + added.key() + " already exists.");
        }
        put(added);
    }

    /** Replaces a record set that is there. */
    void replace(RecordSet changed) {
        get(changed.key());
        put(changed);
    }

    void remove(RecordSet.Key key) {
        get(key);
        if (isApex(key) && (key.type().equals("SOA") || key.type().equals("NS"))) {
            throw Problem.badRequest("config-dns/v2/REQUIRED_RECORDSET", "A zone must keep its SOA and NS records.")
                    .refusal();
        }
        sets.remove(key);
    }

    /** Puts new contents in place of all but the SOA and NS at the top, unless those are given too. */
    void replaceAll(Collection<RecordSet> given) {
        List<RecordSet> kept = all().filter(set -> isApex(set.key()))
                .filter(set -> Set.of("SOA", "NS").contains(set.key().type()))
                .toList();
        sets.clear();
        kept.forEach(this::put);
        given.forEach(this::put);
    }

    private void put(RecordSet set) {
        if (!isApex(set.key()) && !set.key().name().endsWith("." + zone)) {
            throw Problem.badRequest(
                            "config-dns/v2/NAME_OUTSIDE_ZONE",
                            "The name " + set.key().name() + " does not lie in the zone " + zone + ".")
                    .refusal();
        }
        boolean cname = set.key().type().equals("CNAME");
        if (cname && isApex(set.key())) {
            throw conflict("CNAME_AT_APEX", "There can be no CNAME at the top of a zone.");
        }
        boolean clash = all().filter(
                        other -> other.key().name().equals(set.key().name()))
                .map(other -> other.key().type())
                .anyMatch(type -> cname
                        ? !BESIDE_CNAME.contains(type)
                        : type.equals("CNAME")
                                && !BESIDE_CNAME.contains(set.key().type()));
        if (clash) {
            throw conflict(
                    "CNAME_COEXISTENCE",
                    "A CNAME cannot stand beside other records of the same name: "
                            + set.key().name() + ".");
        }
        sets.put(set.key(), set);
    }

    private boolean isApex(RecordSet.Key key) {
        return key.name().equals(zone);
    }

    /** Raises the serial of the SOA record, which every change of a zone does. */
    void bumpSerial() {
        find(new RecordSet.Key(zone, "SOA")).ifPresent(soa -> {
            String[] fields = soa.rdata().getFirst().split(" ");
            fields[2] = Long.toString(Long.parseLong(fields[2]) + 1);
            sets.put(soa.key(), new RecordSet(soa.key(), soa.ttl(), List.of(String.join(" ", fields))));
        });
    }

    /** The zone as a master file. */
    String masterFile() {
        StringBuilder file = new StringBuilder();
        all().sorted((left, right) -> Boolean.compare(
                        right.key().type().equals("SOA"), left.key().type().equals("SOA")))
                .forEach(set -> set.rdata()
                        .forEach(value -> file.append(String.format(
                                Locale.ROOT,
                                "%s. %d IN %s %s%n",
                                set.key().name(),
                                set.ttl(),
                                set.key().type(),
                                value))));
        return file.toString();
    }

    private static Refusal conflict(String type, String detail) {
        return Problem.of(409, "config-dns/v2/" + type, "Conflict", detail).refusal();
    }
}
