package dev.alecs.simulator.hostname;

/**
 * A name at Akamai's edge that customers' names point to.
 *
 * @param number its id, without a prefix
 * @param recordName what comes before the zone, for example {@code www.example.com}
 * @param dnsZone for example {@code edgekey.net}
 * @param productId the product it was made for
 * @param ipVersionBehavior {@code IPV4} or {@code IPV6_COMPLIANCE}
 * @param ttl in seconds
 * @param serialNumber of the map it is on
 */
public record EdgeHostname(
        long number,
        String recordName,
        String dnsZone,
        String productId,
        String ipVersionBehavior,
        int ttl,
        int serialNumber) {

    public String domain() {
        return recordName + "." + dnsZone;
    }

    public boolean secure() {
        return dnsZone.equals("edgekey.net");
    }

    EdgeHostname withTtl(int seconds) {
        return new EdgeHostname(number, recordName, dnsZone, productId, ipVersionBehavior, seconds, serialNumber);
    }

    EdgeHostname withIpVersionBehavior(String behavior) {
        return new EdgeHostname(number, recordName, dnsZone, productId, behavior, ttl, serialNumber);
    }
}
