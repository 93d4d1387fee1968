package dev.alecs.tool;

import static dev.alecs.testing.Operations.get;
import static dev.alecs.testing.Operations.inHeader;
import static dev.alecs.testing.Operations.inPath;
import static dev.alecs.testing.Operations.inQuery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.MediaChoice;
import dev.alecs.catalog.Operation;
import dev.alecs.catalog.Parameter;
import dev.alecs.catalog.Parameter.Style;
import dev.alecs.catalog.RequestBody;
import dev.alecs.edgegrid.ApiRequest;
import dev.alecs.testing.Operations;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTemplateTest {

    private static final RequestBody JSON_BODY = new RequestBody("application/json", true, RequestBody.Form.JSON);
    private static final RequestBody PATCH_BODY =
            new RequestBody("application/json-patch+json", true, RequestBody.Form.JSON);

    private static final RequestBody GZIP_BODY = new RequestBody("application/gzip", true, RequestBody.Form.BINARY);
    private static final RequestBody FORM_BODY =
            new RequestBody("multipart/form-data", true, RequestBody.Form.MULTIPART, List.of("file"));
    private static final RequestBody FIELDS_BODY =
            new RequestBody("application/x-www-form-urlencoded", true, RequestBody.Form.URL_ENCODED);

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

    @Test
    void textBesideJsonIsToldByItsType() throws Exception {
        var operation = taking(new RequestBody("application/json", true, RequestBody.Form.JSON_OR_TEXT));

        var text = fill(operation, "{'body':'plain \\\"words\\\"'}");
        var json = fill(operation, "{'body':[1]}");

        assertThat(text.body()).asString().isEqualTo("plain \"words\"");
        assertThat(text.headers()).containsEntry("Content-Type", "text/plain");
        assertThat(json.body()).asString().isEqualTo("[1]");
        assertThat(json.headers()).containsEntry("Content-Type", "application/json");
    }

    @Test
    void aFileIsSentAsTheBytesItStandsFor() throws Exception {
        var request = fill(taking(GZIP_BODY), "{'body':'H4sI\\nAA=='}");

        assertThat(request.body()).isEqualTo(new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertThat(request.headers()).containsEntry("Content-Type", "application/gzip");
    }

    @ParameterizedTest
    @CsvSource({
        "'not base64!',                  base64",
        "'data:application/gzip;base64,', without",
        "aGVsbG8=,                       must be a gzip file",
    })
    void whatIsNoFileIsRefused(String body, String expected) {
        assertThatThrownBy(() -> fill(taking(GZIP_BODY), "{'body':'" + body + "'}"))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("\"body\"")
                .hasMessageContaining(expected);
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws Exception {
        var octets = taking(new RequestBody("application/octet-stream", true, RequestBody.Form.BINARY));

        assertThat(fill(octets, "{'body':'" + base64(1_024) + "'}").body()).hasSize(1_024);
        assertThatThrownBy(() -> fill(octets, "{'body':'" + base64(1_025) + "'}"))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("\"body\"")
                .hasMessageContaining("1 KiB")
                .hasMessageContaining("alecs.request.max-file-size");
        assertThatThrownBy(() -> fill(octets, "{'body':'" + base64(100_000) + "'}"))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("1 KiB");
    }

    @Test
    void aFormIsWrittenInParts() throws Exception {
        var request = fill(taking(FORM_BODY), """
                {'body':{'note':'über','count':3,'none':null,
                 'file':[{'fileName':'a\\"b\\r\\n.txt','content':'aGVsbG8=','contentType':'text/plain'},
                         {'fileName':'b','content':''}]}}""");

        var type = request.headers().getOrDefault("Content-Type", "");
        assertThat(type).startsWith("multipart/form-data; boundary=alecs-");
        var boundary = type.substring(type.indexOf('=') + 1);
        assertThat(new String(request.body(), UTF_8).replace(boundary, "B").replace("\r\n", "\n"))
                .isEqualTo("""
                --B
                Content-Disposition: form-data; name="note"

                über
                --B
                Content-Disposition: form-data; name="count"

                3
                --B
                Content-Disposition: form-data; name="file"; filename="a%22b%0D%0A.txt"
                Content-Type: text/plain

                hello
                --B
                Content-Disposition: form-data; name="file"; filename="b"
                Content-Type: application/octet-stream


                --B--
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'file':[]}", "{'note':null}"})
    void aFormWithNothingInItIsNotSent(String body) {
        assertThatThrownBy(() -> fill(taking(FORM_BODY), "{'body':" + body + "}"))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("at least one member");
        assertThatThrownBy(() -> fill(taking(FIELDS_BODY), "{'body':" + body + "}"))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("at least one member");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'file':'aGVsbG8='}                                        | \"body.file\" must be a file",
                "{'file':{'content':'aGVsbG8='}}                            | \"body.file\" must be a file",
                "{'file':{'fileName':' ','content':'aGVsbG8='}}             | \"body.file\" must be a file",
                "{'file':{'fileName':'a','content':'?'}}                    | \"body.file.content\" must be the file's bytes",
                "{'file':{'fileName':'a','content':'','contentType':'a\\r\\nb'}} | \"body.file.contentType\" must be a media type",
                "{'note':{'a':1}}                                           | \"body.note\" must be a single value",
            })
    void aMemberThatAFormCannotHoldIsNamed(String body, String expected) {
        assertThatThrownBy(() -> fill(taking(FORM_BODY), "{'body':" + body + "}"))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining(expected);
    }

    @Test
    void aSimpleFormIsWrittenAsAQuery() throws Exception {
        var operation = taking(FIELDS_BODY);

        var request = fill(operation, "{'body':{'users':['a b','c&d'],'age':30,'none':null}}");

        assertThat(request.body()).asString().isEqualTo("users=a+b&users=c%26d&age=30");
        assertThat(request.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded");
        assertThatThrownBy(() -> fill(operation, "{'body':{'users':[[1]]}}")).hasMessageContaining("\"body.users\"");
    }

    @Test
    void anArgumentMayDecideTheMediaTypes() throws Exception {
        var choice = new MediaChoice("kind", Map.of("csr", "application/vnd.csr.v2+json"), Map.of("csr", "text/ack"));
        var operation = Operations.with(taking(JSON_BODY, inQuery("kind"), inHeader("accept", "Accept")), choice);

        var chosen = fill(operation, "{'kind':'csr','body':{}}");
        var asked = fill(operation, "{'kind':'csr','accept':'application/vnd.csr.v1+json','body':{}}");
        var other = fill(operation, "{'kind':'other','body':{}}");

        assertThat(chosen.headers())
                .containsEntry("Accept", "application/vnd.csr.v2+json")
                .containsEntry("Content-Type", "text/ack");
        assertThat(asked.headers()).as("the caller knows best").containsEntry("Accept", "application/vnd.csr.v1+json");
        assertThat(other.headers())
                .containsEntry("Accept", "application/json")
                .containsEntry("Content-Type", "application/json");
    }

    @Test
    void theCallerMaySayWhatAFileIs() throws Exception {
        var octets = new RequestBody("application/octet-stream", true, RequestBody.Form.BINARY);

        var request = fill(
                taking(octets, inHeader("contentType", "Content-Type")), "{'body':'AA==','contentType':'image/png'}");

        assertThat(request.headers()).containsEntry("Content-Type", "image/png");
    }

    @Test
    void headersThatBeginAlikeAreOneArgument() throws Exception {
        var operation = get("/x", inHeader("meta", "X-Meta-*"));

        assertThat(fill(operation, "{'meta':{'Owner':'me','Size':5}}").headers())
                .containsEntry("X-Meta-Owner", "me")
                .containsEntry("X-Meta-Size", "5");
    }

    @Test
    void aDeletionMayHaveABody() throws Exception {
        var operation = Operations.of(Effect.DESTROY, "DELETE", "/x", JSON_BODY, null);

        assertThat(fill(operation, "{'body':{'a':1}}").body()).asString().isEqualTo("{\"a\":1}");
    }

    private static Operation taking(RequestBody body, Parameter... parameters) {
        return Operations.of(Effect.WRITE, "POST", "/x", body, null, parameters);
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    private static ApiRequest fill(Operation operation, String arguments) throws Exception {
        return new RequestTemplate(operation, 1_024)
                .fill((ObjectNode) new ObjectMapper().readTree(arguments.replace('\'', '"')));
    }
}
