package dev.alecs.simulator.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.simulator.RunningSimulator;
import dev.alecs.simulator.TestClient;
import dev.alecs.simulator.TestClient.Response;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeDnsSimulationTest {

    private static final String ZONES = "/config-dns/v2/zones";
    private static final String ZONE = ZONES + "/example.com";
    private static final String NEW_A = ZONE + "/names/new.example.com/types/A";
    private static final String A =
            "{\"name\":\"new.example.com\",\"type\":\"A\",\"ttl\":300,\"rdata\":[\"192.0.2.9\"]}";
    private static final String CHANGE_LIST = "/config-dns/v2/changelists/example.com";

    @AutoClose
    private final RunningSimulator running = new RunningSimulator();

    private final TestClient client = running.client;

    @Test
    void zonesAreListedByPages() {
        JsonNode first = client.get(ZONES + "?pageSize=2").json();
        JsonNode second = client.get(ZONES + "?pageSize=2&page=2").json();

        assertThat(first.findValuesAsText("zone")).containsExactly("example.com", "example.net");
        assertThat(second.findValuesAsText("zone")).containsExactly("example.org");
        assertThat(second.path("metadata").path("totalElements").asInt()).isEqualTo(3);
        assertThat(second.path("metadata").path("page").asInt()).isEqualTo(2);
    }

    @Test
    void zonesAreFoundByNameTypeAndContract() {
        assertThat(client.get(ZONES + "?search=.org").json().path("zones")).hasSize(1);
        assertThat(client.get(ZONES + "?types=secondary").json().findValuesAsText("zone"))
                .containsExactly("example.net");
        assertThat(client.get(ZONES + "?contractIds=1-SIMA1,1-NONE").json().findValuesAsText("zone"))
                .containsExactly("example.com");
    }

    @Test
    void aPageThatIsNoNumberIsRefused() {
        assertThat(client.get(ZONES + "?page=0").status()).isEqualTo(400);
        assertThat(client.get(ZONES + "?pageSize=many").status()).isEqualTo(400);
    }

    @Test
    void aZoneIsCreatedWithItsOwnRecords() {
        String body = "{\"zone\":\"new.example\",\"type\":\"PRIMARY\",\"comment\":\"fresh\"}";

        Response created = client.post(ZONES + "?contractId=1-SIMA1&gid=10001", body);
        Response again = client.post(ZONES + "?contractId=1-SIMA1&gid=10001", body);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ZONES + "/new.example");
        assertThat(client.get(ZONES + "/new.example").json().path("comment").asText())
                .isEqualTo("fresh");
        assertThat(client.get(ZONES + "/new.example/names/new.example/types")
                        .json()
                        .findPath("types"))
                .hasSize(2);
        assertThat(again.status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?contractId=1-SIMA1           | {"zone":"new.example","type":"PRIMARY"}
            ?gid=10001                    | {"zone":"new.example","type":"PRIMARY"}
            ?contractId=1-SIMA1&gid=10001 | {"zone":"new.example"}
            ?contractId=1-SIMA1&gid=10001 | {"zone":"no name","type":"PRIMARY"}
            ?contractId=1-SIMA1&gid=10001 | {"zone":"new.example","type":"SECONDARY"}
            ?contractId=1-SIMA1&gid=10001 | {"zone":"new.example","type":"ALIAS"}
            """)
    void aZoneThatLacksSomethingIsRefused(String query, String body) {
        assertThat(client.post(ZONES + query, body).status()).isEqualTo(400);
    }

    @Test
    void aZonesSettingsAreUpdated() {
        Response updated = client.put(ZONE, "{\"zone\":\"example.com\",\"type\":\"PRIMARY\",\"comment\":\"changed\"}");
        Response other = client.put(ZONE, "{\"zone\":\"example.org\",\"type\":\"PRIMARY\"}");

        assertThat(updated.json().path("comment").asText()).isEqualTo("changed");
        assertThat(client.get(ZONE).json().path("comment").asText()).isEqualTo("changed");
        assertThat(other.status()).isEqualTo(400);
    }

    @Test
    void recordSetsAreListedFilteredAndPaged() {
        JsonNode page = client.get(ZONE + "/recordsets?pageSize=3").json();
        JsonNode some =
                client.get(ZONE + "/recordsets?types=A,AAAA&search=origin").json();
        JsonNode all = client.get(ZONE + "/recordsets?showAll=true").json();

        assertThat(page.path("recordsets")).hasSize(3);
        assertThat(page.path("metadata").path("lastPage").asInt()).isGreaterThan(2);
        assertThat(some.findValuesAsText("type")).containsExactly("A", "AAAA");
        assertThat(all.path("recordsets"))
                .hasSize(all.path("metadata").path("totalElements").asInt());
    }

    @Test
    void aRecordSetIsAddedChangedAndRemovedAndTheSerialRises() {
        long before = serial();

        Response added = client.post(NEW_A, A);
        Response changed = client.put(NEW_A, A.replace("300", "600"));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo(NEW_A);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(client.get(NEW_A).json().path("ttl").asInt()).isEqualTo(600);
        assertThat(client.delete(NEW_A).status()).isEqualTo(204);
        assertThat(client.get(NEW_A).status()).isEqualTo(404);
        assertThat(serial()).isEqualTo(before + 3);
    }

    @Test
    void aRecordSetIsAddedOnceAndOnlyWhatIsThereChanges() {
        client.post(NEW_A, A);

        assertThat(client.post(NEW_A, A).status()).isEqualTo(409);
        assertThat(client.put(ZONE + "/names/x.example.com/types/A", "{\"ttl\":300,\"rdata\":[\"192.0.2.1\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(client.delete(ZONE + "/names/x.example.com/types/A").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            new.example.com | A     | {"ttl":29,"rdata":["192.0.2.1"]}                               | 400
            new.example.com | A     | {"rdata":["192.0.2.1"]}                                        | 400
            new.example.com | A     | {"ttl":300,"rdata":[]}                                         | 400
            new.example.com | A     | {"ttl":300,"rdata":["192.0.2.256"]}                            | 400
            new.example.com | AAAA  | {"ttl":300,"rdata":["192.0.2.1"]}                              | 400
            new.example.com | MX    | {"ttl":300,"rdata":["mail.example.com."]}                      | 400
            new.example.com | SOA   | {"ttl":300,"rdata":["a1-1.akam.net. hostmaster.example.com."]}  | 400
            new.example.com | XYZ   | {"ttl":300,"rdata":["1"]}                                      | 400
            new.example.org | A     | {"ttl":300,"rdata":["192.0.2.1"]}                              | 400
            notexample.com  | A     | {"ttl":300,"rdata":["192.0.2.1"]}                              | 400
            new.example.com | A     | {"name":"old.example.com","ttl":300,"rdata":["192.0.2.1"]}     | 400
            new.example.com | CNAME | {"ttl":300,"rdata":["a.example.com.","b.example.com."]}        | 400
            example.com     | CNAME | {"ttl":300,"rdata":["a.example.com."]}                         | 409
            www.example.com | A     | {"ttl":300,"rdata":["192.0.2.1"]}                              | 409
            mail.example.com| CNAME | {"ttl":300,"rdata":["a.example.com."]}                         | 409
            """)
    void whatADnsServerCouldNotServeIsRefused(String name, String type, String body, int status) {
        Response response = client.post(ZONE + "/names/" + name + "/types/" + type, body);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.json().path("detail").asText()).isNotBlank();
    }

    @Test
    void theSoaRecordCannotBeRemoved() {
        assertThat(client.delete(ZONE + "/names/example.com/types/SOA").status())
                .isEqualTo(400);
    }

    @Test
    void theRecordsOfASecondaryZoneAreNotChangedHere() {
        String target = ZONES + "/example.net/names/www.example.net/types/A";

        assertThat(client.post(target, "{\"ttl\":300,\"rdata\":[\"192.0.2.1\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void manyRecordSetsAreAddedTogetherOrNotAtAll() {
        String good = "{\"name\":\"one.example.com\",\"type\":\"A\",\"ttl\":300,\"rdata\":[\"192.0.2.1\"]}";
        String bad = "{\"name\":\"www.example.com\",\"type\":\"A\",\"ttl\":300,\"rdata\":[\"192.0.2.1\"]}";

        Response refused = client.post(ZONE + "/recordsets", "{\"recordsets\":[" + good + "," + bad + "]}");
        Response first = client.get(ZONE + "/names/one.example.com/types/A");
        Response accepted = client.post(ZONE + "/recordsets", "{\"recordsets\":[" + good + "]}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(first.status()).isEqualTo(404);
        assertThat(accepted.status()).isEqualTo(204);
    }

    @Test
    void replacingAllRecordSetsKeepsSoaAndNs() {
        Response replaced = client.put(ZONE + "/recordsets", "{\"recordsets\":[" + A + "]}");

        assertThat(replaced.status()).isEqualTo(204);
        assertThat(client.get(ZONE + "/recordsets").json().findValuesAsText("type"))
                .containsExactly("NS", "SOA", "A");
    }

    @Test
    void theMasterFileStartsWithTheSoaRecord() {
        Response file = client.get(ZONE + "/zone-file", "Accept", "text/dns");

        assertThat(file.header("Content-Type")).isEqualTo("text/dns");
        assertThat(file.raw().body())
                .startsWith("example.com. 86400 IN SOA ")
                .contains("www.example.com. 300 IN CNAME www.example.com.edgekey.net.");
    }

    @Test
    void anUploadedMasterFileReplacesTheRecords() {
        String file = """
                $TTL 600
                @        IN SOA a1-1.akam.net. hostmaster.example.com. (
                             7    ; serial
                             3600 600 604800 300 )
                www      IN CNAME www.example.com.edgekey.net.   ; to the edge
                mail 300 IN A 192.0.2.25
                         IN A 192.0.2.26
                @        IN TXT "v=spf1 mx; -all"
                """;

        Response uploaded = client.send("POST", ZONE + "/zone-file", file, "Content-Type", "text/dns");

        assertThat(uploaded.status()).isEqualTo(204);
        assertThat(serial()).as("of the file, and one more").isEqualTo(8);
        assertThat(client.get(ZONE + "/names/mail.example.com/types/A").json().path("rdata"))
                .hasSize(2);
        assertThat(client.get(ZONE + "/names/www.example.com/types/CNAME")
                        .json()
                        .path("ttl")
                        .asInt())
                .isEqualTo(600);
        assertThat(client.get(ZONE + "/names/example.com/types/TXT")
                        .json()
                        .at("/rdata/0")
                        .asText())
                .isEqualTo("\"v=spf1 mx; -all\"");
        assertThat(client.get(ZONE + "/names/shop.example.com/types/CNAME").status())
                .isEqualTo(404);
    }

    @Test
    void aMasterFileThatMakesNoSenseChangesNothing() {
        long before = serial();

        Response refused =
                client.send("POST", ZONE + "/zone-file", "www IN A 192.0.2.1\nnonsense", "Content-Type", "text/dns");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asText()).contains("nonsense");
        assertThat(serial()).isEqualTo(before);
    }

    @Test
    void namesAndTypesAreListed() {
        assertThat(client.get(ZONE + "/names").json().findPath("names")).hasSizeGreaterThan(5);
        assertThat(client.get(ZONE + "/names/origin-www.example.com/types")
                        .json()
                        .findPath("types"))
                .hasSize(2);
        assertThat(client.get("/config-dns/v2/data/recordset-types?zone=example.com")
                        .json()
                        .findPath("types"))
                .hasSizeGreaterThan(10);
    }

    @Test
    void aChangeListIsSubmittedAsAWhole() {
        Response created = client.send("POST", "/config-dns/v2/changelists?zone=example.com", "");
        addChange("ADD", "one.example.com", 300);
        addChange("EDIT", "mail.example.com", 600);
        addChange("DELETE", "origin-www.example.com", 300);
        JsonNode diffs = client.get(CHANGE_LIST + "/diff").json().path("diffs");
        Response before = client.get(ZONE + "/names/one.example.com/types/A");
        Response submitted = client.send("POST", CHANGE_LIST + "/submit", "");

        assertThat(created.status()).isEqualTo(201);
        assertThat(diffs.at("/one.example.com/A/after/ttl").asInt()).isEqualTo(300);
        assertThat(diffs.at("/mail.example.com/A/before/ttl").asInt()).isEqualTo(300);
        assertThat(diffs.at("/mail.example.com/A/after/ttl").asInt()).isEqualTo(600);
        assertThat(diffs.at("/origin-www.example.com/A").has("after")).isFalse();
        assertThat(before.status()).isEqualTo(404);
        assertThat(submitted.status()).isEqualTo(204);
        assertThat(client.get(ZONE + "/names/one.example.com/types/A").status()).isEqualTo(200);
        assertThat(client.get(CHANGE_LIST).status()).isEqualTo(404);
    }

    @Test
    void thereIsOneChangeListPerZoneUnlessItIsOverwrittenOrDeleted() {
        String create = "/config-dns/v2/changelists?zone=example.com";
        client.send("POST", create, "");

        assertThat(client.send("POST", create, "").status()).isEqualTo(409);
        assertThat(client.send("POST", create + "&overwrite=any", "").status()).isEqualTo(201);
        assertThat(client.get("/config-dns/v2/changelists").json().path("changeLists"))
                .hasSize(1);
        assertThat(client.get(CHANGE_LIST + "/recordsets").json().path("recordsets"))
                .isNotEmpty();
        assertThat(client.delete(CHANGE_LIST).status()).isEqualTo(204);
        assertThat(client.get(CHANGE_LIST).status()).isEqualTo(404);
    }

    @Test
    void aStaleChangeListIsNotSubmitted() {
        client.send("POST", "/config-dns/v2/changelists?zone=example.com", "");
        client.post(NEW_A, A);

        assertThat(client.get(CHANGE_LIST).json().path("stale").asBoolean()).isTrue();
        assertThat(client.send("POST", CHANGE_LIST + "/submit", "").status()).isEqualTo(409);
        assertThat(client.send("POST", "/config-dns/v2/changelists?zone=example.com&overwrite=stale", "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void zonesAreCreatedInBulkAfterAWhile() {
        Response accepted = client.post(ZONES + "/create-requests?contractId=1-SIMA1&gid=10001", """
                {"zones":[{"zone":"bulk1.example","type":"PRIMARY"},{"zone":"example.com","type":"PRIMARY"}]}""");
        String status = accepted.header("Location");

        assertThat(accepted.status()).isEqualTo(201);
        assertThat(client.get(status).json().path("isComplete").asBoolean()).isFalse();
        assertThat(client.get(status + "/result").status()).isEqualTo(404);
        running.clock.advance(Duration.ofSeconds(4));

        assertThat(client.get(status).json().path("isComplete").asBoolean()).isTrue();
        assertThat(client.get(status).json().path("failureCount").asInt()).isEqualTo(1);
        JsonNode result = client.get(status + "/result").json();
        assertThat(result.at("/successfullyCreatedZones/0").asText()).isEqualTo("bulk1.example");
        assertThat(result.at("/failedZones/0/failureReason").asText()).isEqualTo("ZONE_ALREADY_EXISTS");
        assertThat(client.get(ZONES + "/bulk1.example").status()).isEqualTo(200);
    }

    @Test
    void zonesAreDeletedInBulkAfterAWhile() {
        Response accepted =
                client.post(ZONES + "/delete-requests", "{\"zones\":[\"example.org\",\"unknown.example\"]}");

        assertThat(client.get(ZONES + "/example.org").status()).isEqualTo(200);
        running.clock.advance(Duration.ofSeconds(4));

        assertThat(client.get(ZONES + "/example.org").status()).isEqualTo(404);
        JsonNode result = client.get(accepted.header("Location") + "/result").json();
        assertThat(result.at("/successfullyDeletedZones/0").asText()).isEqualTo("example.org");
        assertThat(result.at("/failedZones/0/zone").asText()).isEqualTo("unknown.example");
    }

    private void addChange(String operation, String name, int ttl) {
        String change = """
                {"name":"%s","type":"A","op":"%s","ttl":%d,"rdata":["192.0.2.25"]}""".formatted(name, operation, ttl);
        assertThat(client.post(CHANGE_LIST + "/recordsets/add-change", change).status())
                .isEqualTo(204);
    }

    private long serial() {
        String soa = client.get(ZONE + "/names/example.com/types/SOA")
                .json()
                .at("/rdata/0")
                .asText();
        return Long.parseLong(soa.split(" ", -1)[2]);
    }
}
