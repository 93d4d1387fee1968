package dev.alecs.tool;

import static dev.alecs.testing.Operations.get;
import static dev.alecs.testing.Operations.inHeader;
import static dev.alecs.testing.Operations.inPath;
import static dev.alecs.testing.Operations.inQuery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.Operation;
import dev.alecs.catalog.Parameter.Style;
import dev.alecs.catalog.RequestBody;
import dev.alecs.edgegrid.ApiRequest;
import dev.alecs.testing.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTemplateTest {

    private static final RequestBody JSON_BODY = new RequestBody("application/json", true, RequestBody.Form.JSON);
    private static final RequestBody PATCH_BODY =
            new RequestBody("application/json-patch+json", true, RequestBody.Form.JSON);

    @Test
    void argumentsGoWhereTheirParametersSay() throws Exception {
        var operation = get(
                "/papi/v1/properties/{propertyId}/versions",
                inPath("propertyId"),
                inQuery("limit"),
                inQuery("accountSwitchKey"));

        var request = fill(operation, "{'propertyId':'prp_1','limit':5,'section':'team','accountSwitchKey':'1-A:1-B'}");

        assertThat(request.path()).isEqualTo("/papi/v1/properties/prp_1/versions");
        assertThat(request.query()).isEqualTo("limit=5");
        assertThat(request.section()).isEqualTo("team");
        assertThat(request.accountSwitchKey()).isEqualTo("1-A:1-B");
        assertThat(request.body()).isNull();
    }

    @Test
    void everythingButUnreservedCharactersIsEncoded() throws Exception {
        var operation = get("/zones/{zone}", inPath("zone"), inQuery("search"));

        var request = fill(operation, "{'zone':'a/b ü~','search':'x=1&y=%+ *'}");

        assertThat(request.path()).isEqualTo("/zones/a%2Fb%20%C3%BC~");
        assertThat(request.query()).isEqualTo("search=x%3D1%26y%3D%25%2B%20%2A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void aSegmentThatWouldAddressSomethingElseIsRefused(String segment) {
        var operation = get("/zones/{zone}", inPath("zone"));

        assertThatThrownBy(() -> fill(operation, "{'zone':'" + segment + "'}"))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("\"zone\"");
    }

    @Test
    void aListIsWrittenInItsParametersStyle() throws Exception {
        assertThat(fill(get("/x", inQuery("a", Style.REPEATED)), "{'a':[1,2]}").query())
                .isEqualTo("a=1&a=2");
        assertThat(fill(get("/x", inQuery("a", Style.COMMA_SEPARATED)), "{'a':['1','2']}")
                        .query())
                .isEqualTo("a=1%2C2");
        assertThat(fill(get("/x", inQuery("a", Style.JSON)), "{'a':{'b':1}}").query())
                .isEqualTo("a=%7B%22b%22%3A1%7D");
    }

    @Test
    void anArgumentThatIsNullIsLeftOut() throws Exception {
        assertThat(fill(get("/x", inQuery("a")), "{'a':null}").query()).isEmpty();
    }

    @Test
    void theAccountSwitchKeyIsLeftToTheClientThatSigns() throws Exception {
        var request = fill(get("/x", inQuery("accountSwitchKey")), "{'accountSwitchKey':'1-A'}");

        assertThat(request.query()).isEmpty();
        assertThat(request.accountSwitchKey()).isEqualTo("1-A");
    }

    @Test
    void anOperationThatKnowsNoAccountsIsSentWithoutOne() throws Exception {
        assertThat(fill(get("/x"), "{}").accountSwitchKey()).isEmpty();
        assertThat(fill(get("/x", inQuery("accountSwitchKey")), "{}").accountSwitchKey())
                .isNull();
    }

    @Test
    void aBodyIsSentAsItsMediaType() throws Exception {
        var operation = Operations.of(Effect.WRITE, "POST", "/x", JSON_BODY, null);

        var request = fill(operation, "{'body':{'b':1.10}}");

        assertThat(request.body()).asString().isEqualTo("{\"b\":1.1}");
        assertThat(request.headers()).containsEntry("Content-Type", "application/json");
        assertThat(request.repeatable()).isFalse();
    }

    @Test
    void aTextBodyIsNotQuoted() throws Exception {
        var text = new RequestBody("text/dns", true, RequestBody.Form.TEXT);
        var operation = Operations.of(Effect.ACTIVATE, "POST", "/x", text, null);

        var request = fill(operation, "{'body':'example.com. 60 IN A 192.0.2.1'}");

        assertThat(request.body()).asString().isEqualTo("example.com. 60 IN A 192.0.2.1");
        assertThat(request.headers()).containsEntry("Content-Type", "text/dns");
    }

    @Test
    void aVersionedMediaTypeReplacesThePlainOneWhenAskedFor() throws Exception {
        var vendor = "application/vnd.akamai.papirules.{ruleFormat}+json";

        var put = fill(
                Operations.of(Effect.WRITE, "PUT", "/x", JSON_BODY, vendor), "{'body':{},'ruleFormat':'v2025-01-13'}");
        var patch = fill(
                Operations.of(Effect.WRITE, "PATCH", "/x", PATCH_BODY, vendor),
                "{'body':[],'ruleFormat':'v2025-01-13'}");
        var plain = fill(Operations.of(Effect.WRITE, "PUT", "/x", JSON_BODY, vendor), "{'body':{}}");

        assertThat(put.headers())
                .containsEntry("Content-Type", "application/vnd.akamai.papirules.v2025-01-13+json")
                .containsEntry("Accept", "application/vnd.akamai.papirules.v2025-01-13+json");
        assertThat(patch.headers())
                .containsEntry("Content-Type", "application/json-patch+json")
                .containsEntry("Accept", "application/vnd.akamai.papirules.v2025-01-13+json");
        assertThat(plain.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Accept", "application/json");
    }

    @Test
    void aHeaderCannotSmuggleAnotherOne() {
        var operation = get("/x", inHeader("ifMatch", "If-Match"));

        assertThatThrownBy(() -> fill(operation, "{'ifMatch':'a\\r\\nX-Evil: 1'}"))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("\"ifMatch\"");
    }

    private static ApiRequest fill(Operation operation, String arguments) throws Exception {
        return new RequestTemplate(operation, 1_000)
                .fill((ObjectNode) new ObjectMapper().readTree(arguments.replace('\'', '"')));
    }
}
