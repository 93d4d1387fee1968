package dev.alecs.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The edge hostnames of an account, which Property Manager and the Edge Hostname API both show. */
final class EdgeHostnames {

    private final Map<Long, EdgeHostname> byNumber = new LinkedHashMap<>();
    private long nextNumber;

    EdgeHostnames(long firstNumber) {
        this.nextNumber = firstNumber;
    }

    EdgeHostname add(String recordName, String dnsZone, String productId, String ipVersionBehavior) {
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

    Stream<EdgeHostname> all() {
        return byNumber.values().stream();
    }

    Optional<EdgeHostname> byId(String id) {
        return all().filter(hostname -> Long.toString(hostname.number()).equals(id.replaceFirst("^ehn_", "")))
                .findFirst();
    }

    Optional<EdgeHostname> byDomain(String domain) {
        return all().filter(hostname -> hostname.domain().equalsIgnoreCase(domain))
                .findFirst();
    }
}
