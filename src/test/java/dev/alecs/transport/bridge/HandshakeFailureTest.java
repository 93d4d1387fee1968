package dev.alecs.transport.bridge;

import static dev.alecs.transport.bridge.Rpc.request;
import static dev.alecs.transport.bridge.ScriptedServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeFailureTest {

    private @Nullable ScriptedServer server;
    private @Nullable RunningBridge bridge;

    @AfterEach
    void stop() throws Exception {
        if (bridge != null) {
            bridge.close();
            assertThat(bridge.diagnostics()).doesNotContain(RunningBridge.TOKEN);
            assertThat(bridge.rest()).noneMatch(line -> line.contains(RunningBridge.TOKEN));
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aRefusedTokenIsFinalAndTheServersWordsAreQuoted() throws Exception {
        server = answering(head -> http(
                401,
                "{\"error\":\"expired\",\"message\":\"The token expired on 2026-01-01.\"}",
                "WWW-Authenticate: Bearer error=\"invalid_token\"",
                "Content-Type: application/json"));
        bridge = RunningBridge.to(server.url());
        bridge.write(request(1, "initialize", ""));

        assertThat(bridge.exitCode()).isEqualTo(2);
        assertThat(bridge.next()).contains("\"id\":1,", "\"code\":-32000", "The token expired on 2026-01-01");
        assertThat(bridge.diagnostics().lines())
                .containsExactly("alecs bridge: " + server.url() + " refused the token (401: The token expired on"
                        + " 2026-01-01): put a valid one into ALECS_TOKEN, which \"alecs token issue\" prints on the"
                        + " server.");
    }

    @Test
    void aRefusalWithoutWordsIsAskedForThemTheOrdinaryWay() throws Exception {
        server = answering(head -> head.isUpgrade() ? http(401, "") : http(401, "{\"message\":\"No such token\"}"));
        bridge = RunningBridge.to(server.url());

        assertThat(bridge.exitCode()).isEqualTo(2);
        assertThat(bridge.diagnostics()).contains("401: No such token");
        assertThat(server.heads())
                .hasSize(2)
                .allSatisfy(
                        head -> assertThat(head.header("authorization")).isEqualTo("Bearer " + RunningBridge.TOKEN));
    }

    @Test
    void aRefusalThatNobodyExplainsIsStillOne() throws Exception {
        server = answering(head -> http(401, "<html>"));
        bridge = RunningBridge.to(server.url());

        assertThat(bridge.exitCode()).isEqualTo(2);
        assertThat(bridge.diagnostics()).contains("refused the token (401):");
    }

    @Test
    void aServerThatEchoesTheTokenDoesNotGiveItAway() throws Exception {
        server = answering(head -> http(401, "{\"message\":\"Bad token " + RunningBridge.TOKEN + "\"}"));
        bridge = RunningBridge.to(server.url());
        bridge.write(request(1, "initialize", ""));

        assertThat(bridge.exitCode()).isEqualTo(2);
        assertThat(bridge.next()).contains("Bad token ***").doesNotContain(RunningBridge.TOKEN);
        assertThat(bridge.diagnostics()).contains("Bad token ***");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 426})
    void aProxyThatStripsTheUpgradeIsRecognised(int status) throws Exception {
        server = answering(head -> head.isUpgrade() ? http(status, "hello") : http(426, "{}"));
        bridge = RunningBridge.to(server.url());

        assertThat(bridge.diagnosticsWith("nginx"))
                .contains("answered " + status, "strips the Upgrade header", "proxy_set_header Upgrade $http_upgrade");
    }

    @Test
    void aTokenThatIsRefusedBehindAProxyThatStripsTheUpgradeIsFinalToo() throws Exception {
        server = answering(head -> head.isUpgrade() ? http(400, "") : http(401, "{\"message\":\"No such token\"}"));
        bridge = RunningBridge.to(server.url());

        assertThat(bridge.exitCode()).isEqualTo(2);
        assertThat(bridge.diagnostics()).contains("401: No such token");
    }

    @Test
    void anAddressThatIsNoAlecsServerIsToldFromAProxyThatStripsTheUpgrade() throws Exception {
        server = answering(head -> http(405, "{\"message\":\"Only POST\"}"));
        bridge = RunningBridge.to(server.url());

        assertThat(bridge.diagnosticsWith("405")).contains("said \"Only POST\"", "address of an ALECS server");
    }

    @Test
    void aWrongPathIsNamed() throws Exception {
        server = answering(head -> http(404, ""));
        bridge = RunningBridge.to(server.url());

        assertThat(bridge.diagnosticsWith("404")).contains("check the path in ALECS_WS_URL", "/mcp");
    }

    @Test
    void aServerThatIsDownBehindItsProxyIsWaitedFor() throws Exception {
        server = answering(head -> http(502, ""));
        bridge = RunningBridge.to(server.url());
        bridge.write(request(1, "ping", ""));
        assertThat(bridge.diagnosticsWith("502")).contains("down or overloaded");

        server.answerWith(_ -> "");

        assertThat(server.connection().next()).isEqualTo(request(1, "ping", ""));
        assertThat(bridge.diagnosticsWith("Connected")).contains("Connected to");
    }

    @Test
    void aRedirectIsNotFollowedButNamed() throws Exception {
        server = answering(head -> http(308, "", "Location: https://alecs.example.com/mcp"));
        bridge = RunningBridge.to(server.url());

        assertThat(bridge.diagnosticsWith("308")).contains("points to https://alecs.example.com/mcp");
    }

    @Test
    void anUpgradeThatDoesNotKeepToTheRulesIsNoAlecsServer() throws Exception {
        server = answering(_ -> String.join(
                "\r\n",
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: nonsense",
                "",
                ""));
        bridge = RunningBridge.to(server.url());

        assertThat(bridge.diagnosticsWith("accepted")).contains("not as an ALECS server would", "Sec-WebSocket-Accept");
    }

    @Test
    void aPortWhereNothingListensIsNamed() throws Exception {
        bridge = RunningBridge.to(URI.create("ws://localhost:" + ScriptedServer.freePort() + "/mcp"));

        assertThat(bridge.diagnosticsWith("refused"))
                .contains("Nothing listens at ws://localhost:", "that the server runs");
    }

    @Test
    void anUnknownHostIsNamed() throws Exception {
        bridge = RunningBridge.to(URI.create("ws://no-such-host.invalid/mcp"));

        assertThat(bridge.diagnosticsWith("unknown")).contains("The host no-such-host.invalid is unknown");
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForEndlessly() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            bridge = RunningBridge.to(
                    URI.create("ws://localhost:" + silent.getLocalPort() + "/mcp"),
                    RunningBridge.SHORT.withHandshake(Duration.ofSeconds(1)));

            assertThat(bridge.diagnosticsWith("within")).contains("no answer", "within 1 s", "firewall, VPN or proxy");
        }
    }

    @Test
    void aServerThatSpeaksSomethingElseIsNamed() throws Exception {
        server = answering(head -> "SSH-2.0-OpenSSH_9.9\r\n");
        bridge = RunningBridge.to(server.url());

        assertThat(bridge.diagnosticsWith("could not")).contains("could not be opened", "whether it needs wss://");
    }

    @Test
    void aTlsAddressWithoutTlsIsNamed() throws Exception {
        server = ScriptedServer.start();
        bridge = RunningBridge.to(URI.create("wss://localhost:" + server.port() + "/mcp"));

        assertThat(bridge.diagnosticsWith("TLS")).contains("There is no TLS to be had", "use ws://");
    }

    private static ScriptedServer answering(Function<HttpHead, String> answer) throws Exception {
        ScriptedServer server = ScriptedServer.start();
        server.answerWith(answer);
        return server;
    }
}
