package dev.alecs.simulator.hostname;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The edge hostnames of an account, which Property Manager and the Edge Hostname API both show. */
public final class EdgeHostnames {

    private final Map<Long, EdgeHostname> byNumber = new LinkedHashMap<>();
    private long nextNumber;

    public EdgeHostnames(long firstNumber) {
        this.nextNumber = firstNumber;
    }

    public EdgeHostname add(String recordName, String dnsZone, String productId, String ipVersionBehavior) {
        EdgeHostname added =
                new EdgeHostname(nextNumber++, recordName, dnsZone, productId, ipVersionBehavior, 21_600, 1461);
        byNumber.put(added.number(), added);
        return added;
    }

    void replace(EdgeHostname changed) {
        byNumber.replace(changed.number(), changed);
    }

    void remove(EdgeHostname gone) {
        byNumber.remove(gone.number());
    }

    public Stream<EdgeHostname> all() {
        return byNumber.values().stream();
    }

    public Optional<EdgeHostname> byId(String id) {
        return all().filter(hostname -> Long.toString(hostname.number()).equals(id.replaceFirst("^ehn_", "")))
                .findFirst();
    }

    public Optional<EdgeHostname> byDomain(String domain) {
        return all().filter(hostname -> hostname.domain().equalsIgnoreCase(domain))
                .findFirst();
    }
}
