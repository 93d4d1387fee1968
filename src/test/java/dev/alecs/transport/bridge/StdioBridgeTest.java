package dev.alecs.transport.bridge;

import static dev.alecs.transport.bridge.Rpc.request;
import static dev.alecs.transport.bridge.Rpc.result;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StdioBridgeTest {

    private ScriptedServer server;
    private RunningBridge bridge;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedServer.start();
        bridge = RunningBridge.to(server.url());
    }

    @AfterEach
    void stop() throws Exception {
        bridge.close();
        server.close();
    }

    @Test
    void itComesWithTheTokenAndSpeaksMcp() throws Exception {
        HttpHead head = server.connection().head();

        assertThat(head.line()).isEqualTo("GET /mcp HTTP/1.1");
        assertThat(head.header("authorization")).isEqualTo("Bearer " + RunningBridge.TOKEN);
        assertThat(head.header("sec-websocket-protocol")).isEqualTo("mcp");
    }

    @Test
    void aLineBecomesAMessageAndAMessageALine() throws Exception {
        ServerEnd connection = server.connection();

        bridge.write("{ \"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\" }");

        assertThat(connection.next()).isEqualTo("{ \"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\" }");
        connection.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"name\":\"Zürich 🛰\"}}");
        assertThat(bridge.next()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"name\":\"Zürich 🛰\"}}");
        assertThat(bridge.diagnostics()).isEmpty();
    }

    @Test
    void aMessageInPartsIsOneLine() throws Exception {
        ServerEnd connection = server.connection();

        connection.sendInParts("{\"jsonrpc\":\"2.0\",", "\"method\":\"notifications/tools/", "list_changed\"}");

        assertThat(bridge.next()).isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
    }

    @Test
    void lineBreaksBetweenTokensDoNotBreakTheLine() throws Exception {
        ServerEnd connection = server.connection();

        connection.send("{\r\n  \"method\": \"a\",\n  \"params\": {\"text\": \"two\\nlines\"}\n}\n");

        assertThat(bridge.next()).isEqualTo("{  \"method\": \"a\",  \"params\": {\"text\": \"two\\nlines\"}}");
    }

    @Test
    void aLargeMessagePassesBothWays() throws Exception {
        ServerEnd connection = server.connection();
        String large = "x".repeat(3_000_000);

        bridge.write(request(1, "tools/call", large));

        assertThat(connection.next()).isEqualTo(request(1, "tools/call", large));
        connection.send(result(1, large));
        assertThat(bridge.next()).isEqualTo(result(1, large));
    }

    @Test
    void fiveThousandRequestsArriveInOrder() throws Exception {
        ServerEnd connection = server.connection();
        bridge.write(request(0, "ping", ""));
        assertThat(connection.next()).contains("\"id\":0");

        for (int i = 1; i <= 5_000; i++) {
            bridge.write(request(i, "ping", ""));
        }

        for (int i = 1; i <= 5_000; i++) {
            assertThat(connection.next()).isEqualTo(request(i, "ping", ""));
        }
        assertThat(bridge.rest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1", "nonsense", "{} {}", "[1,", "{\"a\":NaN}"})
    void whatIsNoJsonIsAnsweredAndNotSent(String line) throws Exception {
        ServerEnd connection = server.connection();

        bridge.write(line);

        assertThat(bridge.next()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,");
        assertThat(connection.isSilentFor(Duration.ofMillis(100))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", "[]", "3", "\"text\"", "null", "true"})
    void aBatchOrAScalarIsAnsweredAndNotSent(String line) throws Exception {
        ServerEnd connection = server.connection();

        bridge.write(line);

        assertThat(bridge.next()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,");
        assertThat(connection.isSilentFor(Duration.ofMillis(100))).isTrue();
    }

    @Test
    void bytesThatAreNoUtf8AreNoJson() throws Exception {
        bridge.writeRaw(new byte[] {'"', (byte) 0xff, '"', '\n'});

        assertThat(bridge.next()).contains("\"code\":-32700");
    }

    @Test
    void aLineOfMoreThanSixteenMebibytesIsRefusedAndTheNextOneIsNot() throws Exception {
        ServerEnd connection = server.connection();

        bridge.write(request(1, "tools/call", "x".repeat(16 << 20)));
        bridge.write(request(2, "ping", ""));

        assertThat(bridge.next()).contains("\"id\":null", "\"code\":-32600", "16777216 bytes");
        assertThat(connection.next()).isEqualTo(request(2, "ping", ""));
    }

    @Test
    void aByteOrderMarkCarriageReturnsAndEmptyLinesAreNoContent() throws Exception {
        ServerEnd connection = server.connection();

        bridge.writeRaw("\uFEFF{\"id\":1,\"method\":\"a\"}\r\n\r\n  \n{\"id\":2,\"method\":\"b\"}\r\n".getBytes(UTF_8));

        assertThat(connection.next().strip()).isEqualTo("{\"id\":1,\"method\":\"a\"}");
        assertThat(connection.next().strip()).isEqualTo("{\"id\":2,\"method\":\"b\"}");
        assertThat(bridge.rest()).isEmpty();
    }

    @Test
    void anObjectThatIsNoMessageIsLeftToTheServer() throws Exception {
        ServerEnd connection = server.connection();

        bridge.write("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}");

        assertThat(connection.next()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}");
        connection.send("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"id\"}}");
        assertThat(bridge.next()).contains("-32600");
    }

    @Test
    void anIdThatStillWaitsCannotBeUsedAgain() throws Exception {
        ServerEnd connection = server.connection();

        bridge.write("{\"id\":1,\"method\":\"a\"}");
        bridge.write("{\"id\":1.0,\"method\":\"b\"}");

        assertThat(bridge.next()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32600,");
        assertThat(connection.next()).contains("\"a\"");
        connection.send(result(1, "a"));
        assertThat(bridge.next()).isEqualTo(result(1, "a"));
    }

    @Test
    void aSecondAnswerForOneIdIsNotPassedOn() throws Exception {
        ServerEnd connection = server.connection();
        bridge.write(request(1, "ping", ""));
        connection.next();

        connection.send(result(1, "first"));
        connection.send(result(1, "second"));
        connection.send("{\"method\":\"notifications/message\"}");

        assertThat(bridge.next()).isEqualTo(result(1, "first"));
        assertThat(bridge.next()).isEqualTo("{\"method\":\"notifications/message\"}");
    }

    @Test
    void theServerMayAskTheClient() throws Exception {
        ServerEnd connection = server.connection();

        connection.send("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}");

        assertThat(bridge.next()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}");
        bridge.write("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}");
        assertThat(connection.next()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}");
    }

    @Test
    void whatIsNoJsonNeverReachesTheClient() throws Exception {
        ServerEnd connection = server.connection();

        connection.send("<html>");
        connection.send("{\"method\":\"a\"}");

        assertThat(bridge.next()).isEqualTo("{\"method\":\"a\"}");
        assertThat(bridge.diagnostics()).contains("not JSON");
    }

    @Test
    void atTheEndOfTheInputItWaitsForAnswersAndTakesItsLeave() throws Exception {
        ServerEnd connection = server.connection();
        bridge.write(request(1, "tools/call", ""));
        bridge.endInput();
        connection.next();

        Thread.sleep(200);
        connection.send(result(1, "late"));

        assertThat(bridge.exitCode()).isZero();
        assertThat(bridge.next()).isEqualTo(result(1, "late"));
        assertThat(connection.closeCode()).isEqualTo(1000);
        assertThat(bridge.diagnostics()).isEmpty();
    }

    @Test
    void aLastLineNeedsNoLineBreak() throws Exception {
        bridge.writeRaw(request(1, "ping", "").getBytes(UTF_8));
        bridge.endInput();

        ServerEnd connection = server.connection();

        assertThat(connection.next()).isEqualTo(request(1, "ping", ""));
        connection.send(result(1, ""));
        assertThat(bridge.exitCode()).isZero();
    }

    @Test
    void anInputWithoutContentIsDoneAtOnce() throws Exception {
        bridge.endInput();

        assertThat(bridge.exitCode()).isZero();
        assertThat(bridge.rest()).isEmpty();
    }

    @Test
    void aNotificationAtTheEndOfTheInputIsStillSent() throws Exception {
        bridge.write("{\"method\":\"notifications/roots/list_changed\"}");
        bridge.endInput();

        ServerEnd connection = server.connection();

        assertThat(connection.next()).contains("list_changed");
        assertThat(connection.closeCode()).isEqualTo(1000);
        assertThat(bridge.exitCode()).isZero();
    }

    @Test
    void aCancelledRequestIsNotWaitedFor() throws Exception {
        ServerEnd connection = server.connection();
        bridge.write(request(1, "tools/call", ""));
        bridge.write("{\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
        bridge.endInput();

        assertThat(connection.next()).isEqualTo(request(1, "tools/call", ""));
        assertThat(connection.next()).contains("cancelled");

        assertThat(bridge.exitCode()).isZero();
        assertThat(bridge.rest()).isEmpty();
    }

    @Test
    void aClientThatIsGoneEndsIt() throws Exception {
        ServerEnd connection = server.connection();

        bridge.stopReading();
        connection.send("{\"method\":\"a\"}");

        assertThat(bridge.exitCode()).isEqualTo(StdioBridge.CLIENT_GONE);
        assertThat(bridge.diagnostics()).contains("no longer reads");
    }

    @Test
    void aTokenThatIsRevokedWhileConnectedEndsIt() throws Exception {
        ServerEnd connection = server.connection();
        bridge.write(request(1, "resources/list", ""));
        bridge.write(request(2, "tools/call", ""));
        connection.next();
        connection.next();

        connection.close(4401, "token tok_95c60907606b4856 was revoked");

        assertThat(bridge.exitCode()).isEqualTo(StdioBridge.TOKEN_REFUSED);
        assertThat(bridge.rest())
                .anySatisfy(line -> assertThat(line).contains("\"id\":1", "-32000", "was revoked"))
                .anySatisfy(line -> assertThat(line).contains("\"id\":2", "outcome is unknown", "\"retryable\":false"))
                .hasSize(2);
        assertThat(bridge.diagnostics()).contains("tok_95c60907606b4856 was revoked", "ALECS_TOKEN");
    }

    @Test
    void theServersWordsCannotPlayTricksOnATerminalOrGiveTheTokenAway() throws Exception {
        ServerEnd connection = server.connection();

        connection.close(4401, "\u001b[2Jbad " + RunningBridge.TOKEN);

        assertThat(bridge.exitCode()).isEqualTo(2);
        assertThat(bridge.diagnostics()).contains("bad ***").doesNotContain("\u001b", RunningBridge.TOKEN);
    }
}
