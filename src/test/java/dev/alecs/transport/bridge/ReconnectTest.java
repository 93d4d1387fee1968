package dev.alecs.transport.bridge;

import static dev.alecs.transport.bridge.Rpc.request;
import static dev.alecs.transport.bridge.Rpc.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ReconnectTest {

    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}";
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    private static final Duration A_MOMENT = Duration.ofMillis(150);
    private static final Pattern STRING_ID = Pattern.compile("\"id\":(\"[^\"]+\")");

    private ScriptedServer server;

    /** Each test starts it, with the patience it needs. */
    @SuppressWarnings("NullAway.Init")
    private RunningBridge bridge;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        bridge.close();
        server.close();
    }

    @Test
    void aNewConnectionIsIntroducedInTheClientsWordsAndTheClientNeverKnows() throws Exception {
        ServerEnd first = introduced();

        first.drop();

        ServerEnd second = server.connection();
        String replay = second.next();
        assertThat(replay).contains("\"method\":\"initialize\"", "\"clientInfo\":{\"name\":\"test\"", "alecs-bridge-");
        assertThat(replay).doesNotContain("\"id\":0");
        assertThat(second.isSilentFor(A_MOMENT)).isTrue();
        second.send(acceptance(replay));
        assertThat(second.next()).isEqualTo(INITIALIZED);
        assertThat(bridge.isSilentFor(A_MOMENT)).isTrue();
        assertThat(bridge.diagnosticsWith("Connected to")).contains("broke", "Connected to " + server.url());
    }

    @Test
    void aClientThatWasNeverIntroducedIsNotIntroducedAgain() throws Exception {
        bridge = RunningBridge.to(server.url());
        server.connection().drop();
        ServerEnd second = server.connection();

        bridge.write(request(1, "server/discover", ""));

        assertThat(second.next()).isEqualTo(request(1, "server/discover", ""));
    }

    @Test
    void anIntroductionThatWasUnderWayIsSentAgain() throws Exception {
        bridge = RunningBridge.to(server.url());
        ServerEnd first = server.connection();
        bridge.write(INITIALIZE);
        first.next();

        first.drop();

        ServerEnd second = server.connection();
        assertThat(second.next()).isEqualTo(INITIALIZE);
        second.send(result(0, "hello"));
        assertThat(bridge.next()).isEqualTo(result(0, "hello"));
    }

    @Test
    void aServerThatDoesNotAcceptTheIntroductionAgainIsTriedAgain() throws Exception {
        introduced().drop();
        ServerEnd second = server.connection();
        String replay = second.next();

        second.send("{\"jsonrpc\":\"2.0\",\"id\":" + idOf(replay) + ",\"error\":{\"code\":-32602,\"message\":\"no\"}}");

        assertThat(server.connection().next()).contains("initialize");
        assertThat(bridge.diagnostics()).contains("did not accept the client's handshake again");
        assertThat(bridge.rest()).isEmpty();
    }

    @Test
    void aServerThatIgnoresTheIntroductionIsLeft() throws Exception {
        bridge = RunningBridge.to(server.url(), RunningBridge.SHORT.withHandshake(Duration.ofMillis(400)));
        ServerEnd first = server.connection();
        introduce(first);
        first.drop();

        server.connection().next();

        assertThat(server.connection().next()).contains("initialize");
        assertThat(bridge.diagnostics()).contains("did not answer the client's handshake again");
    }

    @Test
    void aHarmlessRequestThatWasUnderWayIsSentAgain() throws Exception {
        ServerEnd first = introduced();
        bridge.write(request(1, "tools/list", ""));
        bridge.write(request(2, "resources/list", ""));
        first.next();
        first.next();

        first.drop();

        ServerEnd second = accept(server.connection());
        assertThat(second.next()).isEqualTo(request(1, "tools/list", ""));
        assertThat(second.next()).isEqualTo(request(2, "resources/list", ""));
        second.send(result(2, "b"));
        second.send(result(1, "a"));
        assertThat(bridge.next()).isEqualTo(result(2, "b"));
        assertThat(bridge.next()).isEqualTo(result(1, "a"));
    }

    @Test
    void aRequestThatBreaksEveryConnectionIsNotSentForEver() throws Exception {
        bridge = RunningBridge.to(server.url());
        bridge.write(request(1, "resources/read", ""));

        for (int i = 0; i < 3; i++) {
            ServerEnd connection = server.connection();
            connection.next();
            connection.close(1011, "out of order");
        }

        assertThat(bridge.next()).contains("\"id\":1", "-32000", "each time");
        assertThat(server.connection().isSilentFor(A_MOMENT)).isTrue();
    }

    @Test
    void aMessageThatIsTooLargeIsNotSentAgain() throws Exception {
        bridge = RunningBridge.to(server.url());
        ServerEnd connection = server.connection();
        bridge.write(request(1, "resources/read", ""));
        bridge.write(request(2, "tools/call", ""));
        connection.next();
        connection.next();

        connection.close(1009, "too large");

        assertThat(bridge.next()).contains("\"id\":1", "-32000", "too large");
        assertThat(bridge.next()).contains("\"id\":2", "-32000", "too large", "check whether it did anything");
        assertThat(server.connection().isSilentFor(A_MOMENT)).isTrue();
    }

    @Test
    void aCallThatWasRunningIsNotSentAgainAndItsOutcomeIsCalledUnknown() throws Exception {
        ServerEnd first = introduced();
        bridge.write(request(1, "tools/call", ""));
        first.next();

        first.drop();

        ServerEnd second = accept(server.connection());
        assertThat(bridge.isSilentFor(A_MOMENT)).isTrue();
        assertThat(bridge.next())
                .startsWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,")
                .contains("broke while this call was running", "outcome is unknown", "check")
                .endsWith("\"data\":{\"retryable\":false}}}");
        second.send(result(1, "much too late"));
        assertThat(bridge.isSilentFor(A_MOMENT)).isTrue();
        assertThat(second.isSilentFor(A_MOMENT)).isTrue();
    }

    @Test
    void aSecondBreakDoesNotMakeTwoAnswersOfOne() throws Exception {
        ServerEnd first = introduced();
        bridge.write(request(1, "tools/call", ""));
        first.next();
        first.drop();
        accept(server.connection()).drop();

        accept(server.connection());

        assertThat(bridge.next()).contains("\"id\":1,", "outcome is unknown");
        assertThat(bridge.isSilentFor(Duration.ofMillis(600))).isTrue();
    }

    @Test
    void anAnswerThatTheServerDeliversAfterTheReconnectIsPassedOnInstead() throws Exception {
        ServerEnd first = introduced();
        bridge.write(request(1, "tools/call", ""));
        first.next();
        first.drop();

        ServerEnd second = accept(server.connection());
        second.send(result(1, "done after all"));

        assertThat(bridge.next()).isEqualTo(result(1, "done after all"));
        assertThat(bridge.isSilentFor(Duration.ofMillis(600))).isTrue();
    }

    @Test
    void anAnswerThatComesBeforeTheIntroductionIsAnsweredCountsToo() throws Exception {
        ServerEnd first = introduced();
        bridge.write(request(1, "tools/call", ""));
        first.next();
        first.drop();

        server.connection().send(result(1, "done after all"));

        assertThat(bridge.next()).isEqualTo(result(1, "done after all"));
    }

    @Test
    void aCallThatCouldNotBeSentYetIsSentWhenTheLineStandsAgain() throws Exception {
        introduced().drop();
        bridge.diagnosticsWith("broke");

        bridge.write(request(1, "tools/call", ""));

        ServerEnd second = accept(server.connection());
        assertThat(second.next()).isEqualTo(request(1, "tools/call", ""));
        second.send(result(1, "done"));
        assertThat(bridge.next()).isEqualTo(result(1, "done"));
    }

    @Test
    void aRequestThatWasTakenBackIsNeitherSentAgainNorAnswered() throws Exception {
        ServerEnd first = introduced();
        bridge.write(request(1, "tools/list", ""));
        bridge.write(request(2, "tools/call", ""));
        bridge.write("{\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
        bridge.write("{\"method\":\"notifications/cancelled\",\"params\":{\"reason\":\"x\",\"requestId\":2}}");
        for (int i = 0; i < 4; i++) {
            first.next();
        }

        first.drop();

        ServerEnd second = accept(server.connection());
        assertThat(second.isSilentFor(A_MOMENT)).isTrue();
        assertThat(bridge.isSilentFor(Duration.ofMillis(600))).isTrue();
    }

    @Test
    void anAnswerToAQuestionOfAnEarlierConnectionIsNotGivenToTheNext() throws Exception {
        ServerEnd first = introduced();
        first.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"elicitation/create\"}");
        bridge.next();
        first.drop();
        ServerEnd second = accept(server.connection());

        bridge.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"action\":\"accept\"}}");

        assertThat(second.isSilentFor(A_MOMENT)).isTrue();
        assertThat(bridge.diagnostics()).contains("not asked on this connection");
    }

    @Test
    void whatIsWrittenBeforeTheServerIsThereWaits() throws Exception {
        URI url = server.url();
        server.close();
        bridge = RunningBridge.to(url);
        bridge.write(request(1, "ping", ""));
        bridge.write(request(2, "ping", ""));
        bridge.diagnosticsWith("refused");

        server = ScriptedServer.start(url.getPort());

        ServerEnd connection = server.connection();
        assertThat(connection.next()).isEqualTo(request(1, "ping", ""));
        assertThat(connection.next()).isEqualTo(request(2, "ping", ""));
        assertThat(bridge.rest()).isEmpty();
    }

    @Test
    void moreThanAThousandWaitingMessagesAreRefused() throws Exception {
        URI url = server.url();
        server.close();
        bridge = RunningBridge.to(url);

        for (int i = 1; i <= 1_001; i++) {
            bridge.write(request(i, "ping", ""));
        }

        assertThat(bridge.next()).contains("\"id\":1001,", "-32000", "Too much is waiting", "\"retryable\":true");
        server = ScriptedServer.start(url.getPort());
        ServerEnd connection = server.connection();
        for (int i = 1; i <= 1_000; i++) {
            assertThat(connection.next()).isEqualTo(request(i, "ping", ""));
        }
        assertThat(bridge.rest()).isEmpty();
    }

    @Test
    void moreThanSixteenMillionWaitingCharactersAreRefused() throws Exception {
        URI url = server.url();
        server.close();
        bridge = RunningBridge.to(url);
        String large = "x".repeat(6 << 20);

        bridge.write(request(1, "ping", large));
        bridge.write(request(2, "ping", large));
        bridge.write(request(3, "ping", large));

        assertThat(bridge.next()).contains("\"id\":3,", "Too much is waiting");
    }

    @Test
    void anOutageThatLastsIsAnsweredButTheBridgeGoesOnTrying() throws Exception {
        URI url = server.url();
        server.close();
        bridge = RunningBridge.to(url, RunningBridge.SHORT.withOutage(Duration.ofMillis(400)));
        bridge.write(request(1, "tools/call", ""));

        assertThat(bridge.next())
                .contains("\"id\":1,", "-32000", "out of reach", "connection refused", "\"retryable\":true");
        bridge.write(request(2, "ping", ""));
        assertThat(bridge.next()).contains("\"id\":2,", "out of reach");

        server = ScriptedServer.start(url.getPort());
        ServerEnd connection = server.connection();
        bridge.diagnosticsWith("Connected");
        bridge.write(request(3, "ping", ""));
        assertThat(connection.next()).isEqualTo(request(3, "ping", ""));
    }

    @Test
    void aRunningCallIsAnsweredWhenTheOutageLasts() throws Exception {
        bridge = RunningBridge.to(server.url(), RunningBridge.SHORT.withOutage(Duration.ofMillis(400)));
        ServerEnd connection = server.connection();
        bridge.write(request(1, "tools/call", ""));
        connection.next();

        server.close();

        assertThat(bridge.next()).contains("\"id\":1,", "outcome is unknown", "\"retryable\":false");
    }

    @Test
    void aLineThatFellSilentIsReplaced() throws Exception {
        bridge = RunningBridge.to(server.url(), RunningBridge.SHORT.withKeepalive(Duration.ofMillis(500)));
        ServerEnd connection = server.connection();
        Thread.sleep(1_600);
        assertThat(bridge.diagnostics()).isEmpty();

        connection.goDeaf();

        server.connection();
        assertThat(bridge.diagnosticsWith("Connected")).contains("nothing was heard any more");
    }

    @RepeatedTest(20)
    void aConnectionThatBreaksRightBehindAMessageIsNoticed() throws Exception {
        bridge = RunningBridge.to(server.url());
        ServerEnd first = server.connection();
        bridge.write(request(1, "ping", ""));
        first.next();

        first.send(result(1, ""));
        first.drop();

        // The JDK may lose such a message together with the news of the break: then it is asked for again.
        ServerEnd second = server.connection();
        bridge.write(request(2, "ping", ""));
        if (second.next().equals(request(1, "ping", ""))) {
            second.send(result(1, ""));
            second.next();
        }
        second.send(result(2, ""));
        assertThat(bridge.next()).isEqualTo(result(1, ""));
        assertThat(bridge.next()).isEqualTo(result(2, ""));
    }

    @Test
    void theSameTroubleIsToldOnce() throws Exception {
        URI url = server.url();
        server.close();
        bridge = RunningBridge.to(url);

        Thread.sleep(600);

        assertThat(bridge.diagnostics()).containsOnlyOnce("connection refused");
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForEndlessly() throws Exception {
        bridge = RunningBridge.to(server.url(), RunningBridge.SHORT.withDrain(Duration.ofMillis(200)));
        ServerEnd connection = server.connection();

        bridge.write(request(1, "ping", ""));
        bridge.endInput();

        assertThat(bridge.exitCode()).isZero();
        assertThat(bridge.next()).contains("\"id\":1,", "-32000", "no answer came in time");
        assertThat(connection.closeCode()).isEqualTo(1000);
    }

    @Test
    void aTokenThatIsRefusedAtTheReconnectEndsIt() throws Exception {
        ServerEnd first = introduced();
        bridge.write(request(1, "tools/list", ""));
        first.next();
        server.answerWith(_ -> ScriptedServer.http(401, "{\"error\":\"x\",\"message\":\"The token has expired.\"}"));

        first.drop();

        assertThat(bridge.exitCode()).isEqualTo(2);
        assertThat(bridge.next()).contains("\"id\":1,", "The token has expired");
        assertThat(bridge.rest()).isEmpty();
    }

    private ServerEnd introduced() throws Exception {
        bridge = RunningBridge.to(server.url());
        ServerEnd connection = server.connection();
        introduce(connection);
        return connection;
    }

    private void introduce(ServerEnd connection) throws IOException, InterruptedException {
        bridge.write(INITIALIZE);
        connection.next();
        connection.send(result(0, "welcome"));
        bridge.next();
        bridge.write(INITIALIZED);
        connection.next();
    }

    private static ServerEnd accept(ServerEnd connection) throws IOException, InterruptedException {
        connection.send(acceptance(connection.next()));
        assertThat(connection.next()).isEqualTo(INITIALIZED);
        return connection;
    }

    private static String acceptance(String replay) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + idOf(replay) + ",\"result\":{\"protocolVersion\":\"2025-11-25\"}}";
    }

    private static String idOf(String replay) {
        Matcher id = STRING_ID.matcher(replay);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
