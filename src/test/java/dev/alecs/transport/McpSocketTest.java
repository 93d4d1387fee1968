package dev.alecs.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alecs.testing.McpClient;
import dev.alecs.testing.TemporaryData;
import dev.alecs.testing.TestClock;
import dev.alecs.testing.TestTools;
import dev.alecs.token.IssuedToken;
import dev.alecs.token.TokenService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint from outside: who gets in, what is answered, and how it ends. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class McpSocketTest {

    private static final String NEVER_ISSUED = "alecs_0000000000000000000000000000000000000000000";

    @TestHTTPResource("/mcp")
    URI http;

    @Inject
    TokenService tokens;

    @Inject
    TestTools tools;

    @Inject
    TestClock clock;

    private IssuedToken token;

    @BeforeEach
    void issueAToken() {
        token = tokens.issue("a test", Duration.ofDays(1));
    }

    @AfterEach
    void leaveNothingWaiting() {
        tools.open();
        clock.setAhead(Duration.ZERO);
    }

    @Test
    void withoutATokenThereIsNoUpgradeAndTheAnswerSaysWhatToSend() throws Exception {
        var answer = get(builder -> {});

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"alecs\"");
        assertThat(json(answer).path("error").asText()).isEqualTo("token_missing");
        assertThat(json(answer).path("message").asText()).contains("Authorization: Bearer");
        assertRefused("");
    }

    @Test
    void aMistypedTokenIsToldFromAnUnknownOne() throws Exception {
        var last = token.secret().charAt(token.secret().length() - 1);
        var mistyped = token.secret().substring(0, token.secret().length() - 1) + (last == 'a' ? 'b' : 'a');

        assertThat(json(getWith(mistyped)).path("error").asText()).isEqualTo("token_malformed");
        assertThat(json(getWith("rubbish")).path("error").asText()).isEqualTo("token_malformed");
        assertThat(json(getWith(withChecksum(NEVER_ISSUED))).path("error").asText())
                .isEqualTo("token_unknown");
        assertRefused(mistyped);
    }

    @Test
    void anExpiredTokenIsRefusedWithItsDate() throws Exception {
        clock.setAhead(Duration.ofDays(2));

        var answer = getWith(token.secret());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).contains("invalid_token"));
        assertThat(json(answer).path("error").asText()).isEqualTo("token_expired");
    }

    @Test
    void aRevokedTokenIsRefused() throws Exception {
        tokens.revoke(token.token().id());

        assertThat(json(getWith(token.secret())).path("error").asText()).isEqualTo("token_revoked");
        assertRefused(token.secret());
    }

    @Test
    void aPlainRequestWithAGoodTokenLearnsThatThisIsAWebSocket() throws Exception {
        var answer = getWith(token.secret());

        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(json(answer).path("message").asText()).contains("Upgrade");
    }

    @Test
    void theTokenMayComeAsASubprotocolAndIsNotEchoed() throws Exception {
        try (var client =
                McpClient.connect(endpoint(), builder -> builder.subprotocols("mcp", "bearer", token.secret()))) {
            assertThat(client.subprotocol()).isEqualTo("mcp");
            assertThat(client.ask("{'jsonrpc':'2.0','id':1,'method':'ping'}").has("result"))
                    .isTrue();
        }
        try (var client = McpClient.connect(endpoint(), builder -> builder.subprotocols("bearer", token.secret()))) {
            assertThat(client.subprotocol()).isEqualTo("bearer");
        }
    }

    @Test
    void aTokenInTheAddressCountsOnlyWhereItIsAllowed() {
        assertThatThrownBy(() -> McpClient.connect(URI.create(endpoint() + "?token=" + token.secret()), b -> b))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void aRevisionWeSpeakIsAnsweredWithItself(String revision) throws Exception {
        try (var client = connect()) {
            var result = client.ask(initialize(revision)).path("result");

            assertThat(result.path("protocolVersion").asText()).isEqualTo(revision);
            assertThat(result.path("capabilities").has("tools")).isTrue();
            assertThat(result.path("serverInfo").path("name").asText()).isEqualTo("alecs");
            assertThat(result.path("instructions").asText()).contains("list-contracts");
        }
    }

    @Test
    void anotherRevisionIsAnsweredWithOurNewest() throws Exception {
        try (var client = connect()) {
            assertThat(client.ask(initialize("1999-01-01"))
                            .at("/result/protocolVersion")
                            .asText())
                    .isEqualTo("2025-11-25");
        }
    }

    @Test
    void aSecondHandshakeIsRefused() throws Exception {
        try (var client = connect()) {
            client.ask(initialize("2025-11-25"));

            assertThat(client.ask(initialize("2025-11-25")).at("/error/code").asInt())
                    .isEqualTo(-32600);
        }
    }

    @Test
    void aHandshakeMayComeWithoutClientInfoButNotWithoutARevision() throws Exception {
        try (var client = connect()) {
            assertThat(client.ask("{'jsonrpc':'2.0','id':1,'method':'initialize','params':{}}")
                            .at("/error/message")
                            .asText())
                    .contains("protocolVersion");
            assertThat(client.ask(
                                    "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'2025-11-25'}}")
                            .has("result"))
                    .isTrue();
        }
    }

    @Test
    void everyToolIsListedOnceWithItsAnnotations() throws Exception {
        try (var client = connectTo("?toolsets=property-manager,property-activation,tokens")) {
            var listed =
                    client.ask("{'jsonrpc':'2.0','id':1,'method':'tools/list'}").at("/result/tools");

            var names = new HashSet<String>();
            listed.forEach(tool -> names.add(tool.path("name").asText()));
            assertThat(names)
                    .hasSameSizeAs(listed)
                    .contains("list-properties", "activate-property", "list-api-tokens", "search-tools");
            assertThat(tool(listed, "list-properties")
                            .at("/annotations/readOnlyHint")
                            .asBoolean())
                    .isTrue();
            assertThat(tool(listed, "activate-property")
                            .at("/annotations/destructiveHint")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void withoutAWishTheEssentialToolsAreListed() throws Exception {
        try (var client = connect()) {
            assertThat(listed(client))
                    .contains("search-tools", "activate-property", "invalidate-by-url")
                    .doesNotContain("list-tsig-keys")
                    .hasSizeLessThanOrEqualTo(34);
        }
    }

    @Test
    void theQueryAndTheHeadersChooseTheView() throws Exception {
        try (var search = connectTo("?view=search");
                var toolset = connectTo("?toolsets=purge");
                var byHeader = McpClient.connect(
                        URI.create(endpoint() + "?view=all"),
                        builder -> builder.header("Authorization", "Bearer " + token.secret())
                                .header("X-ALECS-View", "core")
                                .header("X-ALECS-Toolsets", "purge, edge-dns"))) {
            assertThat(listed(search))
                    .containsExactly("call-read-tool", "call-write-tool", "describe-tool", "search-tools");
            assertThat(listed(toolset))
                    .contains("delete-by-url", "search-tools")
                    .doesNotContain("list-zones");
            assertThat(listed(byHeader)).contains("delete-by-url", "list-zones").doesNotContain("list-tsig-keys");
        }
    }

    @Test
    void theViewOfATokenCountsWhereTheConnectionAsksForNone() throws Exception {
        var narrow = tokens.issue("only purges", null, "purge").secret();

        try (var client = McpClient.connect(endpoint(), narrow);
                var wider = McpClient.connect(URI.create(endpoint() + "?view=core"), narrow)) {
            assertThat(listed(client)).contains("delete-by-url").doesNotContain("list-zones");
            assertThat(listed(wider)).contains("list-zones");
        }
    }

    @Test
    void aTokenWhoseViewIsGoneIsShownWhatIsUsual() throws Exception {
        var outdated = tokens.issue("a toolset that was renamed", null, "no-such-toolset");

        try (var client = McpClient.connect(endpoint(), outdated.secret())) {
            assertThat(listed(client)).contains("activate-property").hasSizeLessThanOrEqualTo(34);
        }
    }

    @Test
    void aViewThatDoesNotExistIsRefusedWithThoseThatDo() throws Exception {
        var answer = get(request ->
                request.uri(URI.create(http + "?view=everything")).header("Authorization", "Bearer " + token.secret()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isEqualTo("unknown_view");
        assertThat(json(answer).path("message").asText()).contains("everything", "essential", "edge-dns");
    }

    @Test
    void aToolOutsideOfTheViewCanBeCalledAllTheSame() throws Exception {
        try (var client = connectTo("?view=search")) {
            assertThat(text(client.ask(call(7, "list-api-tokens", "{}"))).has("tokens"))
                    .isTrue();
            assertThat(text(client.ask(call(8, "call-read-tool", "{'name':'list-api-tokens'}")))
                            .has("tokens"))
                    .isTrue();
        }
    }

    @Test
    void aCursorThatIsNotOursIsRefused() throws Exception {
        try (var client = connect()) {
            assertThat(client.ask("{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{'cursor':'x'}}")
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(-32602);
        }
    }

    @Test
    void manyCallsRunAtOnceAndEachAnswerBearsItsId() throws Exception {
        tools.shut();
        try (var client = connect()) {
            IntStream.range(0, 20).forEach(id -> client.send(call(id, "test-wait", "{'echo':'" + id + "'}")));
            assertThat(client.ask("{'jsonrpc':'2.0','id':'p','method':'ping'}")
                            .path("id")
                            .asText())
                    .isEqualTo("p");
            tools.open();

            Set<Integer> answered = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                var answer = client.next();
                assertThat(answer.at("/result/content/0/text").asText())
                        .isEqualTo(answer.path("id").asText());
                answered.add(answer.path("id").asInt());
            }
            assertThat(answered).hasSize(20);
        }
    }

    @Test
    void anIdThatIsStillRunningCannotBeUsedAgain() throws Exception {
        tools.shut();
        try (var client = connect()) {
            client.send(call(1, "test-wait", "{}"));

            var second = client.ask(call(1, "test-wait", "{}"));

            assertThat(second.at("/error/code").asInt()).isEqualTo(-32600);
        }
    }

    @Test
    void twoClientsMayUseTheSameId() throws Exception {
        try (var one = connect();
                var two = connect()) {
            one.send(call(1, "test-wait", "{'echo':'one'}"));
            two.send(call(1, "test-wait", "{'echo':'two'}"));

            assertThat(two.next().at("/result/content/0/text").asText()).isEqualTo("two");
            assertThat(one.next().at("/result/content/0/text").asText()).isEqualTo("one");
        }
    }

    @Test
    void aConnectionCannotHaveMoreCallsRunningThanItsLimit() throws Exception {
        tools.shut();
        try (var client = connect()) {
            IntStream.range(0, 64).forEach(id -> client.send(call(id, "test-wait", "{}")));

            var refused = client.ask(call(64, "test-wait", "{}"));

            assertThat(refused.path("id").asInt()).isEqualTo(64);
            assertThat(refused.at("/error/message").asText()).contains("64");
        }
    }

    @Test
    void aCancelledCallIsInterruptedAndNeverAnswers() throws Exception {
        tools.shut();
        try (var client = connect()) {
            client.send(call(1, "test-wait", "{}"));
            client.send("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':1}}");

            assertThat(tools.interrupted().await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(client.ask("{'jsonrpc':'2.0','id':2,'method':'ping'}")
                            .path("id")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void aReadWhoseClientWentAwayIsGivenUp() throws Exception {
        tools.shut();
        try (var client = connect()) {
            client.send(call(1, "test-wait", "{}")).ask("{'jsonrpc':'2.0','id':2,'method':'ping'}");
        }

        assertThat(tools.interrupted().await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aChangeWhoseClientWentAwayRunsToItsEnd() throws Exception {
        tools.shut();
        try (var client = connect()) {
            client.send(call(1, "test-change", "{}")).ask("{'jsonrpc':'2.0','id':2,'method':'ping'}");
        }
        // A read of the same kind is the sign that the server has noticed a client go.
        try (var client = connect()) {
            client.send(call(1, "test-wait", "{}")).ask("{'jsonrpc':'2.0','id':2,'method':'ping'}");
        }
        assertThat(tools.interrupted().await(10, TimeUnit.SECONDS)).isTrue();

        tools.open();

        assertThat(tools.changed().await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void progressIsReportedToWhoAsksForIt() throws Exception {
        try (var client = connect()) {
            var progress = client.ask(
                    "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'test-wait','_meta':{'progressToken':'t'}}}");

            assertThat(progress.path("method").asText()).isEqualTo("notifications/progress");
            assertThat(progress.at("/params/progressToken").asText()).isEqualTo("t");
            assertThat(progress.at("/params/total").asInt()).isEqualTo(2);
            assertThat(client.next().path("id").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aToolThatBreaksIsAResultThatHidesTheDetails() throws Exception {
        try (var client = connect()) {
            var result = client.call("test-break", "{}").path("result");

            assertThat(result.path("isError").asBoolean()).isTrue();
            assertThat(result.toString()).contains("broke").doesNotContain("secret-4711");
        }
    }

    @Test
    void anUnknownToolIsAnErrorThatNamesTheNearest() throws Exception {
        try (var client = connect()) {
            var error = client.call("list-propertys", "{}").path("error");

            assertThat(error.path("code").asInt()).isEqualTo(-32602);
            assertThat(error.path("message").asText()).contains("list-propertys", "list-properties");
        }
    }

    @Test
    void argumentsThatDoNotFitAreAResultThatNamesThem() throws Exception {
        try (var client = connect()) {
            assertThat(client.call("get-property", "{}")
                            .at("/result/content/0/text")
                            .asText())
                    .contains("\"propertyId\" is missing");
            assertThat(client.call("get-property", "{'propertyId':7}")
                            .at("/result/content/0/text")
                            .asText())
                    .contains("\"propertyId\" must be a string");
            assertThat(client.call("get-property", "[]").at("/error/code").asInt())
                    .isEqualTo(-32602);
        }
    }

    @Test
    void whatIsNoRequestIsAnsweredAndTheLineStays() throws Exception {
        try (var client = connect()) {
            assertThat(client.ask("{").at("/error/code").asInt()).isEqualTo(-32700);
            assertThat(client.ask("[]").at("/error/code").asInt()).isEqualTo(-32600);
            assertThat(client.ask("{'jsonrpc':'2.0','id':1,'method':'nope'}")
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(-32601);
            assertThat(client.ask("{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{}}")
                            .at("/error/message")
                            .asText())
                    .contains("\"name\"");
            assertThat(client.ask("{'jsonrpc':'2.0','id':2,'method':'ping'}").has("result"))
                    .isTrue();
        }
    }

    @Test
    void aTokenRevokedWhileConnectedEndsTheConnectionAtTheNextCall() throws Exception {
        try (var client = connect()) {
            client.call("list-api-tokens", "{}");
            tokens.revoke(token.token().id());

            var refused = client.call("list-api-tokens", "{}");

            assertThat(refused.at("/error/code").asInt()).isEqualTo(-32001);
            assertThat(client.closed().code()).isEqualTo(4401);
            assertThat(client.closed().reason())
                    .contains("revoked", token.token().id().value());
        }
    }

    @Test
    void aTokenThatRunsOutWhileConnectedEndsTheConnectionAtTheNextCall() throws Exception {
        try (var client = connect()) {
            client.call("list-api-tokens", "{}");
            clock.setAhead(Duration.ofDays(2));

            client.call("list-api-tokens", "{}");

            assertThat(client.closed().code()).isEqualTo(4401);
            assertThat(client.closed().reason()).contains("expired");
        }
    }

    @Test
    void aFrameThatIsTooLargeClosesTheConnectionWithThatReason() {
        try (var client = connect()) {
            client.send("{'jsonrpc':'2.0','id':1,'method':'ping','params':{'x':'" + "x".repeat(9_000_000) + "'}}");

            assertThat(client.closed().code()).isEqualTo(1009);
        }
    }

    @Test
    void aTokenIssuedByAToolOpensTheDoorUntilItIsRevokedByOne() throws Exception {
        try (var client = connect()) {
            var issued = text(client.call("generate-api-token", "{'description':'for a colleague','expiresInDays':1}"));
            var id = issued.path("tokenId").asText();
            assertThat(getWith(issued.path("token").asText()).statusCode()).isEqualTo(426);
            assertThat(text(client.call("list-api-tokens", "{}")).toString())
                    .contains(id, "for a colleague")
                    .doesNotContain(issued.path("token").asText());

            text(client.call("revoke-api-token", "{'tokenId':'" + id + "'}"));

            assertThat(getWith(issued.path("token").asText()).statusCode()).isEqualTo(401);
        }
    }

    private McpClient connect() {
        return McpClient.connect(endpoint(), token.secret());
    }

    private McpClient connectTo(String query) {
        return McpClient.connect(URI.create(endpoint() + query), token.secret());
    }

    private static Set<String> listed(McpClient client) throws Exception {
        var names = new TreeSet<String>();
        client.ask("{'jsonrpc':'2.0','id':99,'method':'tools/list'}")
                .at("/result/tools")
                .forEach(tool -> names.add(tool.path("name").asText()));
        return names;
    }

    private URI endpoint() {
        return URI.create(http.toString().replaceFirst("^http", "ws"));
    }

    private void assertRefused(String secret) {
        assertThatThrownBy(() -> McpClient.connect(
                        endpoint(),
                        builder -> secret.isEmpty() ? builder : builder.header("Authorization", "Bearer " + secret)))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .cause()
                .extracting(refusal ->
                        ((WebSocketHandshakeException) refusal).getResponse().statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> getWith(String secret) throws Exception {
        return get(builder -> builder.header("Authorization", "Bearer " + secret));
    }

    private HttpResponse<String> get(Consumer<HttpRequest.Builder> how) throws Exception {
        var request = HttpRequest.newBuilder(http);
        how.accept(request);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String withChecksum(String secret) {
        var crc = new CRC32();
        crc.update(secret.getBytes(StandardCharsets.US_ASCII));
        var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < 6; rest /= 62) {
            digits.insert(0, alphabet.charAt((int) (rest % 62)));
        }
        return secret + digits;
    }

    private static String initialize(String revision) {
        return "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'" + revision
                + "','capabilities':{},'clientInfo':{'name':'test','version':'1'}}}";
    }

    private static String call(int id, String tool, String arguments) {
        return "{'jsonrpc':'2.0','id':" + id + ",'method':'tools/call','params':{'name':'" + tool + "','arguments':"
                + arguments + "}}";
    }

    private static JsonNode tool(JsonNode tools, String name) {
        for (var tool : tools) {
            if (tool.path("name").asText().equals(name)) {
                return tool;
            }
        }
        throw new AssertionError("no tool " + name);
    }

    private static JsonNode text(JsonNode answer) throws Exception {
        return new ObjectMapper().readTree(answer.at("/result/content/0/text").asText());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
