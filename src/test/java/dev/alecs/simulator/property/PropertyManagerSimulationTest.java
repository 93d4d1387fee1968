package dev.alecs.simulator.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.RunningSimulator;
import dev.alecs.simulator.TestClient;
import dev.alecs.simulator.TestClient.Response;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyManagerSimulationTest {

    private static final String SCOPE = "?contractId=ctr_1-SIMA1&groupId=grp_10002";
    private static final String PROPERTIES = "/papi/v1/properties";

    @AutoClose
    private final RunningSimulator running = new RunningSimulator();

    private final TestClient client = running.client;

    @Test
    void idsHavePrefixesUnlessTheClientWantsNone() {
        JsonNode with =
                client.get("/papi/v1/groups", "PAPI-Use-Prefixes", "true").json();
        JsonNode without =
                client.get("/papi/v1/groups", "PAPI-Use-Prefixes", "false").json();

        assertThat(with.path("accountId").asText()).isEqualTo("act_1-SIM1");
        assertThat(with.at("/groups/items/1/parentGroupId").asText()).isEqualTo("grp_10001");
        assertThat(without.path("accountId").asText()).isEqualTo("1-SIM1");
        assertThat(without.at("/groups/items/1/parentGroupId").asText()).isEqualTo("10001");
        assertThat(without.at("/groups/items/0/contractIds/0").asText()).isEqualTo("1-SIMA1");
    }

    @Test
    void linksHaveNoPrefixesEither() {
        Response created = client.post(
                PROPERTIES + "?contractId=1-SIMA1&groupId=10002",
                "{\"propertyName\":\"new.example.com\",\"productId\":\"SPM\"}",
                "PAPI-Use-Prefixes",
                "false");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("propertyLink").asText()).doesNotContain("prp_", "ctr_", "grp_");
        assertThat(created.header("Location"))
                .isEqualTo(created.json().path("propertyLink").asText());
        assertThat(client.get(created.header("Location")).status()).isEqualTo(200);
    }

    @Test
    void theClientSettingsSayWhatHoldsWithoutTheHeader() {
        client.put("/papi/v1/client-settings", "{\"ruleFormat\":\"latest\",\"usePrefixes\":false}");

        assertThat(client.get("/papi/v1/contracts").json().path("accountId").asText())
                .isEqualTo("1-SIM1");
        assertThat(client.get("/papi/v1/client-settings")
                        .json()
                        .path("usePrefixes")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void theSampleAccountHasContractsGroupsAndProducts() {
        assertThat(client.get("/papi/v1/contracts").json().at("/contracts/items"))
                .hasSize(2);
        assertThat(client.get("/papi/v1/groups").json().at("/groups/items")).hasSize(3);
        assertThat(client.get("/papi/v1/products?contractId=ctr_1-SIMA1").json().findValuesAsText("productId"))
                .contains("prd_SPM");
        assertThat(client.get("/papi/v1/products").json().path("detail").asText())
                .contains("'contractId'");
        assertThat(client.get("/papi/v1/products?contractId=ctr_1-NONE").status())
                .isEqualTo(404);
        assertThat(client.get("/papi/v1/rule-formats").raw().body()).contains("latest", "v2024-10-21");
    }

    @Test
    void cpCodesAreListedCreatedAndRead() {
        Response created =
                client.post("/papi/v1/cpcodes" + SCOPE, "{\"cpcodeName\":\"campaign\",\"productId\":\"prd_SPM\"}");
        Response read = client.get(created.json().path("cpcodeLink").asText());

        assertThat(created.status()).isEqualTo(201);
        assertThat(read.json().at("/cpcodes/items/0/cpcodeName").asText()).isEqualTo("campaign");
        assertThat(read.json().at("/cpcodes/items/0/productIds/0").asText()).isEqualTo("prd_SPM");
        assertThat(client.get("/papi/v1/cpcodes" + SCOPE).json().findValuesAsText("cpcodeName"))
                .contains("www.example.com", "campaign");
        assertThat(client.get("/papi/v1/cpcodes/cpc_1" + SCOPE).status()).isEqualTo(404);
        assertThat(client.post("/papi/v1/cpcodes" + SCOPE, "{\"cpcodeName\":\"campaign\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void edgeHostnamesAreListedCreatedAndRead() {
        String body = """
                {"domainPrefix":"new.example.com","domainSuffix":"edgekey.net","productId":"prd_SPM",
                 "ipVersionBehavior":"IPV4","secureNetwork":"ENHANCED_TLS"}""";

        Response created = client.post("/papi/v1/edgehostnames" + SCOPE, body);
        Response read = client.get(created.json().path("edgeHostnameLink").asText());

        assertThat(created.status()).isEqualTo(201);
        assertThat(read.json().at("/edgeHostnames/items/0/edgeHostnameDomain").asText())
                .isEqualTo("new.example.com.edgekey.net");
        assertThat(client.get("/papi/v1/edgehostnames" + SCOPE).raw().body())
                .contains("www.example.com.edgekey.net", "new.example.com.edgekey.net");
        assertThat(client.post("/papi/v1/edgehostnames" + SCOPE, body).status()).isEqualTo(400);
        assertThat(client.post("/papi/v1/edgehostnames" + SCOPE, body.replace("edgekey.net", "example.net"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void propertiesAreListedByContractAndGroup() {
        JsonNode listed = client.get(PROPERTIES + SCOPE).json();

        assertThat(listed.findValuesAsText("propertyName"))
                .containsExactly("www.example.com", "shop.example.com", "api.example.com", "images.example.com");
        assertThat(listed.at("/properties/items/0/productionVersion").asInt()).isEqualTo(2);
        assertThat(listed.at("/properties/items/0/stagingVersion").asInt()).isEqualTo(3);
        assertThat(listed.at("/properties/items/0/latestVersion").asInt()).isEqualTo(4);
        assertThat(client.get(PROPERTIES + "?contractId=ctr_1-SIMA1")
                        .json()
                        .path("detail")
                        .asText())
                .contains("'groupId'");
    }

    @Test
    void aPropertyIsReadWithOrWithoutPrefix() {
        String id = idOf("www.example.com");

        assertThat(client.get(PROPERTIES + "/" + id).json())
                .isEqualTo(client.get(PROPERTIES + "/" + id.substring(4)).json());
        assertThat(client.get(PROPERTIES + "/prp_1").status()).isEqualTo(404);
    }

    @Test
    void aNewPropertyHasOneEmptyVersion() {
        Response created = create("{\"propertyName\":\"new.example.com\",\"productId\":\"prd_SPM\"}");
        String id = idOf("new.example.com");
        JsonNode rules = client.get(PROPERTIES + "/" + id + "/versions/1/rules").json();

        assertThat(created.status()).isEqualTo(201);
        assertThat(rules.at("/rules/name").asText()).isEqualTo("default");
        assertThat(rules.path("errors")).as("origin and cpCode are missing").hasSize(2);
        assertThat(create("{\"propertyName\":\"new.example.com\",\"productId\":\"prd_SPM\"}")
                        .status())
                .as("the name is taken")
                .isEqualTo(400);
        assertThat(create("{\"propertyName\":\"x.example.com\",\"productId\":\"prd_None\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPropertyIsClonedWithRulesAndHostnames() {
        String body = """
                {"propertyName":"clone.example.com","productId":"prd_SPM",
                 "cloneFrom":{"propertyId":"%s","version":2,"copyHostnames":true}}""".formatted(idOf("www.example.com"));

        create(body);
        String clone = PROPERTIES + "/" + idOf("clone.example.com") + "/versions/1";

        assertThat(client.get(clone + "/rules").json().path("rules"))
                .isEqualTo(client.get(versionOf("www.example.com", 2) + "/rules")
                        .json()
                        .path("rules"));
        assertThat(client.get(clone + "/hostnames").json().findValuesAsText("cnameFrom"))
                .containsExactly("www.example.com");
    }

    @Test
    void onlyAPropertyThatIsNotActiveIsDeleted() {
        String draft = "/papi/v1/properties/" + idOf("beta.example.net");

        Response active = client.delete(PROPERTIES + "/" + idOf("www.example.com"));
        Response deleted = client.delete(draft);

        assertThat(active.status()).isEqualTo(403);
        assertThat(active.json().path("detail").asText()).contains("www.example.com");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(client.get(draft).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"propertyName\":\"www.example.com\"}",
                "{\"hostname\":\"www.example.com\"}",
                "{\"edgeHostname\":\"www.example.com.edgekey.net\"}"
            })
    void aSearchFindsTheLatestAndTheLiveVersions(String body) {
        JsonNode found = client.post("/papi/v1/search/find-by-value", body).json();

        assertThat(found.findValues("propertyVersion"))
                .extracting(JsonNode::asInt)
                .containsExactly(4, 2, 3);
        assertThat(found.findValuesAsText("productionStatus")).containsExactly("INACTIVE", "ACTIVE", "INACTIVE");
    }

    @Test
    void aSearchThatFindsNothingIsEmptyAndOneByAnythingElseIsRefused() {
        assertThat(client.post("/papi/v1/search/find-by-value", "{\"hostname\":\"x.example\"}")
                        .json()
                        .at("/versions/items"))
                .isEmpty();
        assertThat(client.post("/papi/v1/search/find-by-value", "{\"colour\":\"red\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/papi/v1/search/find-by-value", "{}").status()).isEqualTo(400);
    }

    @Test
    void versionsAreListedFromTheLatestAndByPages() {
        String versions = PROPERTIES + "/" + idOf("www.example.com") + "/versions";

        assertThat(numbers(client.get(versions))).containsExactly(4, 3, 2, 1);
        assertThat(numbers(client.get(versions + "?offset=1&limit=2"))).containsExactly(3, 2);
    }

    @Test
    void theLatestVersionIsARedirectThatIsNotFollowed() {
        String versions = PROPERTIES + "/" + idOf("www.example.com") + "/versions";

        Response latest = client.get(versions + "/latest");
        Response production = client.get(versions + "/latest?activatedOn=PRODUCTION");

        assertThat(latest.status()).isEqualTo(302);
        assertThat(latest.header("Location")).startsWith(versions + "/4?contractId=");
        assertThat(latest.json().path("versionLink").asText()).isEqualTo(latest.header("Location"));
        assertThat(production.header("Location")).startsWith(versions + "/2?");
        assertThat(client.get(PROPERTIES + "/" + idOf("beta.example.net") + "/versions/latest?activatedOn=STAGING")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aVersionIsMadeFromAnother() {
        String versions = PROPERTIES + "/" + idOf("www.example.com") + "/versions";
        String etag =
                client.get(versions + "/2").json().at("/versions/items/0/etag").asText();

        Response created =
                client.post(versions, "{\"createFromVersion\":2,\"createFromVersionEtag\":\"" + etag + "\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("versionLink").asText()).startsWith(versions + "/5?");
        assertThat(client.get(versions + "/5/rules").json().path("rules"))
                .isEqualTo(client.get(versions + "/2/rules").json().path("rules"));
        assertThat(client.post(versions, "{\"createFromVersion\":2,\"createFromVersionEtag\":\"old\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post(versions, "{\"createFromVersion\":77}").status()).isEqualTo(404);
    }

    @Test
    void rulesCarryTheirEtagAndTheirFormat() {
        Response rules = client.get(versionOf("www.example.com", 4) + "/rules");
        Response head = client.send("HEAD", versionOf("www.example.com", 4) + "/rules", "");

        assertThat(rules.header("ETag"))
                .isEqualTo("\"" + rules.json().path("etag").asText() + "\"")
                .isEqualTo(head.header("ETag"));
        assertThat(rules.header("Content-Type")).isEqualTo("application/vnd.akamai.papirules.v2024-10-21+json");
        assertThat(head.status()).isEqualTo(204);
    }

    @Test
    void rulesAreReplacedUnderTheRightEtagOnly() {
        String target = versionOf("www.example.com", 4) + "/rules";
        ObjectNode body = (ObjectNode) client.get(target).json();
        String etag = body.path("etag").asText();
        ((ObjectNode) body.path("rules")).put("comments", "changed");

        Response without = client.put(target, body.toString());
        Response replaced = client.put(target, body.toString(), "If-Match", "\"" + etag + "\"");
        Response stale = client.put(target, body.toString(), "If-Match", "\"" + etag + "\"");

        assertThat(without.status()).isEqualTo(400);
        assertThat(without.json().path("detail").asText()).contains("'If-Match'");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().path("etag").asText()).isNotEqualTo(etag);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(client.get(target).json().at("/rules/comments").asText()).isEqualTo("changed");
    }

    @Test
    void aDryRunChangesNothing() {
        String target = versionOf("www.example.com", 4) + "/rules";
        JsonNode before = client.get(target).json();

        Response dryRun = client.put(
                target + "?dryRun=true", "{\"rules\":{\"name\":\"default\",\"behaviors\":[]}}", "If-Match", "*");

        assertThat(dryRun.status()).isEqualTo(200);
        assertThat(dryRun.json().path("errors")).hasSize(2);
        assertThat(client.get(target).json()).isEqualTo(before);
    }

    @Test
    void rulesAreWrittenInAFormatOfTheirOwn() {
        String target = versionOf("www.example.com", 4) + "/rules";
        String body = client.get(target).raw().body();

        Response frozen = client.send(
                "PUT",
                target,
                body,
                "If-Match",
                "*",
                "Content-Type",
                "application/vnd.akamai.papirules.v2023-01-05+json");
        Response unknown = client.send(
                "PUT", target, body, "If-Match", "*", "Content-Type", "application/vnd.akamai.papirules.v1+json");

        assertThat(frozen.json().path("ruleFormat").asText()).isEqualTo("v2023-01-05");
        assertThat(unknown.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"rules\":{\"name\":\"top\",\"behaviors\":[]}}",
                "{\"rules\":{\"name\":\"default\",\"behaviors\":[{\"options\":{}}]}}",
                "{\"rules\":{\"name\":\"default\",\"children\":[{\"behaviors\":[]}]}}"
            })
    void malformedRulesAreRefused(String body) {
        Response response = client.put(versionOf("www.example.com", 4) + "/rules", body, "If-Match", "*");

        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void rulesArePatched() {
        String target = versionOf("www.example.com", 4) + "/rules";
        String patch = """
                [{"op":"test","path":"/rules/behaviors/2/name","value":"caching"},
                 {"op":"replace","path":"/rules/behaviors/2/options/ttl","value":"9d"},
                 {"op":"add","path":"/rules/behaviors/-","value":{"name":"http2","options":{"enabled":""}}}]""";

        Response patched = patch(target, patch, "*");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(client.get(target)
                        .json()
                        .at("/rules/behaviors/2/options/ttl")
                        .asText())
                .isEqualTo("9d");
        assertThat(client.get(target).json().at("/rules/behaviors/3/name").asText())
                .isEqualTo("http2");
    }

    @Test
    void aPatchHappensAsAWholeOrNotAtAll() {
        String target = versionOf("www.example.com", 4) + "/rules";
        JsonNode before = client.get(target).json();

        Response failed = patch(
                target,
                "[{\"op\":\"remove\",\"path\":\"/rules/behaviors/0\"},{\"op\":\"remove\",\"path\":\"/rules/nowhere\"}]",
                "*");
        Response nameless = patch(target, "[{\"op\":\"remove\",\"path\":\"/rules/name\"}]", "*");
        Response stale = patch(target, "[]", "\"old\"");

        assertThat(List.of(failed.status(), nameless.status(), stale.status())).containsExactly(400, 400, 412);
        assertThat(client.get(target).json()).isEqualTo(before);
    }

    @Test
    void aVersionThatHasBeenActiveIsNotEditable() {
        String live = versionOf("www.example.com", 2);

        assertThat(client.put(live + "/rules", "{\"rules\":{\"name\":\"default\"}}", "If-Match", "*")
                        .status())
                .isEqualTo(403);
        assertThat(client.put(live + "/hostnames", "[]", "If-Match", "*").status())
                .isEqualTo(403);
    }

    @Test
    void anIpAddressAsOriginIsWarnedAbout() {
        JsonNode rules = client.get(versionOf("shop.example.com", 2) + "/rules").json();

        assertThat(rules.at("/warnings/0/type").asText()).endsWith("ip_address_origin");
        assertThat(rules.at("/warnings/0/errorLocation").asText()).isEqualTo("#/rules/behaviors/0");
    }

    @Test
    void hostnamesAreReplacedAddedAndRemoved() {
        String target = versionOf("www.example.com", 4) + "/hostnames";
        String add = "{\"add\":[{\"cnameFrom\":\"m.example.com\",\"cnameTo\":\"www.example.com.edgekey.net\"}],"
                + "\"remove\":[\"www.example.com\"]}";

        Response patched = client.send(
                "PATCH",
                target,
                add,
                "If-Match",
                client.get(target).header("ETag"),
                "Content-Type",
                "application/json");
        String edgeHostnameId =
                patched.json().at("/hostnames/items/0/edgeHostnameId").asText();
        Response replaced = client.put(
                target,
                "[{\"cnameFrom\":\"w.example.com\",\"edgeHostnameId\":\"" + edgeHostnameId + "\"}]",
                "If-Match",
                patched.header("ETag"));

        assertThat(patched.json().findValuesAsText("cnameFrom")).containsExactly("m.example.com");
        assertThat(replaced.json().findValuesAsText("cnameFrom")).containsExactly("w.example.com");
        assertThat(client.put(target, "[]", "If-Match", patched.header("ETag")).status())
                .as("stale")
                .isEqualTo(412);
        assertThat(client.get(target + "?includeCertStatus=true").raw().body()).contains("certStatus");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[{\"cnameTo\":\"www.example.com.edgekey.net\"}]",
                "[{\"cnameFrom\":\"m.example.com\",\"cnameTo\":\"unknown.edgekey.net\"}]",
                "[{\"cnameFrom\":\"m.example.com\",\"cnameTo\":\"www.example.com.edgekey.net\"},"
                        + "{\"cnameFrom\":\"m.example.com\",\"cnameTo\":\"www.example.com.edgekey.net\"}]"
            })
    void hostnamesThatLeadNowhereAreRefused(String body) {
        Response response = client.put(versionOf("www.example.com", 4) + "/hostnames", body, "If-Match", "*");

        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void theHostnamesThatAreLiveAreListedForTheAccount() {
        JsonNode all = client.get("/papi/v1/hostnames").json();
        JsonNode one = client.get("/papi/v1/hostnames?hostname=www&network=PRODUCTION&contractId=1-SIMA1")
                .json();

        assertThat(all.at("/hostnames/totalItems").asInt()).isEqualTo(5);
        assertThat(all.findValuesAsText("cnameFrom")).doesNotContain("beta.example.net");
        assertThat(one.at("/hostnames/items/0/productionCnameTo").asText()).isEqualTo("www.example.com.edgekey.net");
        assertThat(one.at("/hostnames/items/0").has("stagingCnameTo")).isFalse();
        assertThat(client.get("/papi/v1/hostnames?offset=4&limit=3").json().at("/hostnames/items"))
                .hasSize(1);
    }

    @Test
    void behaviorsAndCriteriaAreListed() {
        String version = versionOf("www.example.com", 4);

        assertThat(client.get(version + "/available-behaviors").json().findValuesAsText("name"))
                .contains("origin", "caching");
        assertThat(client.get(version + "/available-criteria").json().findValuesAsText("name"))
                .contains("path");
    }

    @Test
    void includesAreListedAndRead() {
        assertThat(client.get("/papi/v1/includes" + SCOPE).json().findValuesAsText("includeId"))
                .containsExactly("inc_50001");
        assertThat(client.get("/papi/v1/includes/50001").json().findValuesAsText("includeName"))
                .containsExactly("security-headers");
        assertThat(client.get("/papi/v1/includes/inc_1").status()).isEqualTo(404);
    }

    private Response create(String body) {
        return client.post(PROPERTIES + SCOPE, body);
    }

    private Response patch(String target, String patch, String ifMatch) {
        return client.send("PATCH", target, patch, "If-Match", ifMatch, "Content-Type", "application/json-patch+json");
    }

    private String versionOf(String name, int version) {
        return PROPERTIES + "/" + idOf(name) + "/versions/" + version;
    }

    private String idOf(String name) {
        return client.post("/papi/v1/search/find-by-value", "{\"propertyName\":\"" + name + "\"}")
                .json()
                .findPath("propertyId")
                .asText();
    }

    private static List<Integer> numbers(Response versions) {
        return versions.json().findValues("propertyVersion").stream()
                .map(JsonNode::asInt)
                .toList();
    }
}
