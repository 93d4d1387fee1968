package dev.alecs.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.dns.EdgeDnsSimulation;
import dev.alecs.simulator.dns.RecordSet;
import dev.alecs.simulator.dns.Zone;
import dev.alecs.simulator.hostname.EdgeHostname;
import dev.alecs.simulator.hostname.EdgeHostnameSimulation;
import dev.alecs.simulator.hostname.EdgeHostnames;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.property.Network;
import dev.alecs.simulator.property.Property;
import dev.alecs.simulator.property.PropertyHostname;
import dev.alecs.simulator.property.PropertyManagerSimulation;
import dev.alecs.simulator.property.PropertyStore;
import dev.alecs.simulator.property.PropertyVersion;
import dev.alecs.simulator.property.RuleTree;
import dev.alecs.simulator.purge.FastPurgeSimulation;
import dev.alecs.simulator.purge.Purge;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The two made-up customers that a simulator starts with; every name of theirs is reserved for examples. */
final class SampleData {

    /** The account switch key of the second account. */
    static final String SECOND_ACCOUNT = "1-SIM2:1-2RBL";

    private final SimulatorOptions options;
    private final Consumer<Purge> purges;
    private final Instant start;

    SampleData(SimulatorOptions options, Consumer<Purge> purges) {
        this.options = options;
        this.purges = purges;
        this.start = options.clock().instant();
    }

    /** A shop with two contracts, three groups and six properties. */
    Account first() {
        EdgeHostnames edge = new EdgeHostnames(4_100_001);
        PropertyStore store = new PropertyStore("act_1-SIM1", "Example Retail (simulated)", edge, 175_001);
        addProducts(store);
        store.contracts().add(new PropertyStore.Contract("ctr_1-SIMA1", "DIRECT_CUSTOMER"));
        store.contracts().add(new PropertyStore.Contract("ctr_1-SIMB2", "DIRECT_CUSTOMER"));
        store.groups()
                .add(new PropertyStore.Group(
                        "grp_10001", "Example Retail", null, List.of("ctr_1-SIMA1", "ctr_1-SIMB2")));
        store.groups().add(new PropertyStore.Group("grp_10002", "Web", "grp_10001", List.of("ctr_1-SIMA1")));
        store.groups().add(new PropertyStore.Group("grp_10003", "Downloads", "grp_10001", List.of("ctr_1-SIMB2")));
        store.includes()
                .add(new PropertyStore.Include(
                        "inc_50001", "security-headers", "MICROSERVICES", "ctr_1-SIMA1", "grp_10002"));

        Site web = new Site(store, "ctr_1-SIMA1", "grp_10002", "prd_SPM");
        Property www = web.property("www.example.com", "edgekey.net", "origin-www.example.com", 4);
        live(www, 2, Network.PRODUCTION);
        live(www, 3, Network.STAGING);
        Property shop = web.property("shop.example.com", "edgekey.net", "192.0.2.10", 2);
        live(shop, 1, Network.STAGING, Network.PRODUCTION);
        Property api = web.property("api.example.com", "edgekey.net", "origin-api.example.com", 3);
        live(api, 3, Network.STAGING, Network.PRODUCTION);
        Property images = web.property("images.example.com", "edgesuite.net", "origin-images.example.com", 2);
        live(images, 1, Network.STAGING, Network.PRODUCTION);
        Site downloads = new Site(store, "ctr_1-SIMB2", "grp_10003", "prd_Download_Delivery");
        Property download = downloads.property("download.example.org", "edgesuite.net", "origin.example.org", 2);
        live(download, 2, Network.STAGING, Network.PRODUCTION);
        downloads.property("beta.example.net", "edgesuite.net", "origin.example.net", 1);

        EdgeDnsSimulation dns = new EdgeDnsSimulation(options.activationTime());
        Zone com = dns.seed(zone("1-SIMA1", "example.com", "PRIMARY"));
        add(com, "example.com", "A", "192.0.2.1");
        add(com, "example.com", "MX", "10 mail.example.com.");
        add(com, "example.com", "TXT", "\"v=spf1 mx -all\"");
        add(com, "www.example.com", "CNAME", "www.example.com.edgekey.net.");
        add(com, "shop.example.com", "CNAME", "shop.example.com.edgekey.net.");
        add(com, "api.example.com", "CNAME", "api.example.com.edgekey.net.");
        add(com, "images.example.com", "CNAME", "images.example.com.edgesuite.net.");
        add(com, "mail.example.com", "A", "192.0.2.25");
        add(com, "origin-www.example.com", "A", "192.0.2.10", "192.0.2.11");
        add(com, "origin-www.example.com", "AAAA", "2001:db8::10");
        Zone org = dns.seed(zone("1-SIMB2", "example.org", "PRIMARY"));
        add(org, "download.example.org", "CNAME", "download.example.org.edgesuite.net.");
        dns.seed(zone("1-SIMB2", "example.net", "SECONDARY"));
        return account(store, edge, dns);
    }

    /** A travel agency, smaller, and with nothing in common with the first. */
    Account second() {
        EdgeHostnames edge = new EdgeHostnames(4_200_001);
        PropertyStore store = new PropertyStore("act_1-SIM2", "Travel Example (simulated)", edge, 275_001);
        addProducts(store);
        store.contracts().add(new PropertyStore.Contract("ctr_2-SIMC1", "DIRECT_CUSTOMER"));
        store.groups().add(new PropertyStore.Group("grp_20001", "Travel Example", null, List.of("ctr_2-SIMC1")));
        Site site = new Site(store, "ctr_2-SIMC1", "grp_20001", "prd_SPM");
        live(
                site.property("www.travel.example", "edgekey.net", "origin.travel.example", 2),
                1,
                Network.STAGING,
                Network.PRODUCTION);
        site.property("booking.travel.example", "edgekey.net", "origin-booking.travel.example", 1);
        EdgeDnsSimulation dns = new EdgeDnsSimulation(options.activationTime());
        Zone zone = dns.seed(zone("2-SIMC1", "travel.example", "PRIMARY"));
        add(zone, "www.travel.example", "CNAME", "www.travel.example.edgekey.net.");
        return account(store, edge, dns);
    }

    private Account account(PropertyStore store, EdgeHostnames edge, EdgeDnsSimulation dns) {
        return new Account(List.of(
                new PropertyManagerSimulation(store, options.activationTime()),
                new EdgeHostnameSimulation(edge, options.activationTime()),
                dns,
                new FastPurgeSimulation(purges)));
    }

    private static void addProducts(PropertyStore store) {
        store.products().add(new PropertyStore.Product("prd_SPM", "Ion Premier"));
        store.products().add(new PropertyStore.Product("prd_Fresca", "Ion Standard"));
        store.products().add(new PropertyStore.Product("prd_Site_Accel", "Dynamic Site Accelerator"));
        store.products().add(new PropertyStore.Product("prd_Download_Delivery", "Download Delivery"));
    }

    private static void live(Property property, int version, Network... networks) {
        PropertyVersion live = property.version(version).orElseThrow();
        Arrays.stream(networks).forEach(network -> live.status(network, "ACTIVE"));
    }

    private Zone zone(String contractId, String name, String type) {
        ObjectNode settings = Json.object().put("zone", name).put("type", type).put("comment", "sample zone");
        if (type.equals("SECONDARY")) {
            settings.set("masters", Json.strings(List.of("192.0.2.53")));
        }
        return new Zone(contractId, settings, start.minus(Duration.ofDays(40)));
    }

    private static void add(Zone zone, String name, String type, String... rdata) {
        zone.records().add(new RecordSet(new RecordSet.Key(name, type), 300, List.of(rdata)));
    }

    /** Where a property of the sample belongs, and how one is made there. */
    private final class Site {

        private final PropertyStore store;
        private final String contractId;
        private final String groupId;
        private final String productId;

        private Site(PropertyStore store, String contractId, String groupId, String productId) {
            this.store = store;
            this.contractId = contractId;
            this.groupId = groupId;
            this.productId = productId;
        }

        private Property property(String name, String dnsZone, String origin, int versions) {
            EdgeHostname edgeHostname = store.edgeHostnames().add(name, dnsZone, productId, "IPV6_COMPLIANCE");
            PropertyStore.CpCode cpCode =
                    store.addCpCode(name, contractId, groupId, productId, start.minus(Duration.ofDays(200)));
            Property property = store.addProperty(name, contractId, groupId, productId);
            List<PropertyHostname> hostnames = List.of(new PropertyHostname(name, edgeHostname, "CPS_MANAGED"));
            for (int number = 1; number <= versions; number++) {
                property.add(new PropertyVersion(
                        property.id(),
                        number,
                        RuleTree.of(rules(origin, cpCode, number)),
                        "v2024-10-21",
                        hostnames,
                        number == 1 ? "first version" : "change " + number,
                        start.minus(Duration.ofDays(7L * (versions - number + 1)))));
            }
            return property;
        }

        private ObjectNode rules(String origin, PropertyStore.CpCode cpCode, int version) {
            ObjectNode rules = Json.object().put("name", "default").put("comments", "applies to every request");
            ArrayNode behaviors = rules.putArray("behaviors");
            behavior(behaviors, "origin")
                    .put("originType", "CUSTOMER")
                    .put("hostname", origin)
                    .put("forwardHostHeader", "REQUEST_HOST_HEADER")
                    .put("httpsPort", 443);
            behavior(behaviors, "cpCode")
                    .putObject("value")
                    .put("id", Long.parseLong(cpCode.id().replaceFirst("^cpc_", "")))
                    .put("name", cpCode.name());
            behavior(behaviors, "caching").put("behavior", "MAX_AGE").put("ttl", version + "d");
            ObjectNode child = rules.putArray("children").addObject().put("name", "Static content");
            criterion(child);
            behavior(child.putArray("behaviors"), "caching")
                    .put("behavior", "MAX_AGE")
                    .put("ttl", "30d");
            rules.putObject("options").put("is_secure", true);
            return rules;
        }

        private static void criterion(ObjectNode rule) {
            ObjectNode criterion = rule.putArray("criteria").addObject().put("name", "fileExtension");
            criterion
                    .putObject("options")
                    .put("matchOperator", "IS_ONE_OF")
                    .set("values", Json.strings(List.of("css", "js", "png", "woff2")));
        }

        private static ObjectNode behavior(ArrayNode behaviors, String name) {
            return behaviors.addObject().put("name", name).putObject("options");
        }
    }
}
