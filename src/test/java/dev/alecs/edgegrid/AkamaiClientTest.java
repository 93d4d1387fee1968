package dev.alecs.edgegrid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alecs.edgegrid.ApiResponse.Answered;
import dev.alecs.edgegrid.ApiResponse.NotConfigured;
import dev.alecs.edgegrid.ApiResponse.Refused;
import dev.alecs.edgegrid.ApiResponse.Unanswered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AkamaiClientTest {

    private static final Instant NOW = Instant.parse("2026-07-28T12:00:00Z");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AKAMAI_HOST", "akab-h.luna.akamaiapis.net",
            "AKAMAI_CLIENT_TOKEN", "akab-ct",
            "AKAMAI_CLIENT_SECRET", "s3cret=",
            "AKAMAI_ACCESS_TOKEN", "akab-at");

    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : toClose.reversed()) {
            closeable.close();
        }
    }

    private RawServer server(RawServer.Script script) {
        return server(ServerSocketFactory.getDefault(), script);
    }

    private RawServer server(ServerSocketFactory sockets, RawServer.Script script) {
        RawServer server = new RawServer(sockets, script);
        toClose.add(server);
        return server;
    }

    private AkamaiClient client(URI url) {
        return client(url, ENVIRONMENT, Duration.ofSeconds(20));
    }

    private AkamaiClient client(@Nullable URI url, Map<String, String> environment, Duration responseTimeout) {
        return client(settings(url, responseTimeout), environment);
    }

    private AkamaiClient client(EdgeGridSettings settings, Map<String, String> environment) {
        Credentials credentials = new Credentials(settings.edgerc(), settings.section(), environment);
        AkamaiClient client =
                new AkamaiClient(settings, credentials, Clock.fixed(NOW, ZoneOffset.UTC), new Random(1), pauses::add);
        toClose.add(client);
        return client;
    }

    private static EdgeGridSettings settings(@Nullable URI url, Duration responseTimeout) {
        return settings(url, responseTimeout, 10, 3);
    }

    private static EdgeGridSettings settings(
            @Nullable URI url, Duration responseTimeout, int connections, int attempts) {
        return new EdgeGridSettings(
                Path.of("/nowhere/.edgerc"),
                "default",
                null,
                url,
                Duration.ofSeconds(2),
                responseTimeout,
                connections,
                100_000,
                attempts,
                Duration.ofSeconds(30));
    }

    private static ApiRequest request(String method, String path, String query, byte @Nullable [] body) {
        Map<String, String> headers = Map.of(
                "Accept", "application/vnd.akamai.cps.change.v7+json",
                "Content-Type", "application/vnd.akamai.papirules.v2023-01-05+json");
        return new ApiRequest(
                method, path, query, headers, body, null, null, method.equals("GET") || method.equals("PUT"));
    }

    private static ApiRequest get(String path) {
        return request("GET", path, "", null);
    }

    private static <T extends ApiResponse> T as(Class<T> outcome, ApiResponse response) {
        return assertThat(response).asInstanceOf(type(outcome)).actual();
    }

    // On the wire

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/plain|",
                "/a%2Fb/c%20d|",
                "/a+b|q=c+d",
                "/tilde~%7E|q=~%7E",
                "/%C3%BC/%E2%82%AC|q=%C3%BC",
                "/list|a=1&a=2",
                "/odd|a&b=&=c&&d=e=f",
                "/json|filters=%7B%22a%22%3A%5B1%5D%7D",
                "/escaped-percent%2525|q=%2525",
                "/semicolon;a=1;b=2/x|q=a;b",
                "/colon:at@!$&'()*,=|q=:@/?!$'()*,",
                "/ends/in/slash/|",
                "/%7Btemplate%7D|",
                "/lower%c3%bc|q=%c3%bc",
                "//double//slash|",
                "/dots/../and/./more|"
            })
    void pathAndQueryGoOnTheWireAsTheyAreAndAreSignedSo(String path, @Nullable String query) throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));
        String target = query == null ? path : path + "?" + query;

        client(server.url()).call(request("GET", path, query == null ? "" : query, null));

        RawServer.Received received = server.received.getFirst();
        assertThat(received.requestLine()).isEqualTo("GET " + target + " HTTP/1.1");
        assertThat(received.header("Authorization")).contains(signature(received, "GET", target));
        assertThat(received.header("Host")).contains("akab-h.luna.akamaiapis.net");
    }

    /** Signs again with the nonce that was sent. */
    private static String signature(RawServer.Received received, String method, String target) {
        Matcher nonce = Pattern.compile("nonce=([^;]+)")
                .matcher(received.header("Authorization").orElseThrow());
        assertThat(nonce.find()).isTrue();
        Credential credential = new Credential(
                "default", "", "akab-h.luna.akamaiapis.net", "akab-ct", "s3cret=", "akab-at", 131_072, null);
        return new EdgeGridSigner(Clock.fixed(NOW, ZoneOffset.UTC), () -> nonce.group(1))
                .sign(credential, method, target, received.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void everyMethodMayCarryABodyWithItsOwnMediaTypes(String method) throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));
        byte[] body = {'{', 0, (byte) 0xff, '}'};

        client(server.url()).call(request(method, "/x", "", body));

        RawServer.Received received = server.received.getFirst();
        assertThat(received.requestLine()).startsWith(method + " /x ");
        assertThat(received.body()).isEqualTo(body);
        assertThat(received.header("Content-Type")).contains("application/vnd.akamai.papirules.v2023-01-05+json");
        assertThat(received.header("Accept")).contains("application/vnd.akamai.cps.change.v7+json");
        assertThat(received.header("Authorization")).contains(signature(received, method, "/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void aRequestWithoutABodySendsNone(String method) throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));

        client(server.url()).call(request(method, "/x", "", null));

        RawServer.Received received = server.received.getFirst();
        assertThat(received.body()).isEmpty();
        assertThat(received.header("Transfer-Encoding")).isEmpty();
        assertThat(received.header("Content-Length").orElse("0")).isEqualTo("0");
    }

    @Test
    void headersOfARequestCannotReplaceOurs() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));
        Map<String, String> headers = Map.of("authorization", "Bearer x", "HOST", "evil.example", "If-Match", "\"7\"");

        client(server.url()).call(new ApiRequest("GET", "/x", "", headers, null, null, null, true));

        RawServer.Received received = server.received.getFirst();
        assertThat(received.header("Host")).contains("akab-h.luna.akamaiapis.net");
        assertThat(received.header("If-Match")).contains("\"7\"");
        assertThat(received.headers().stream()
                        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("authorization:")))
                .singleElement()
                .asString()
                .contains("EG1-HMAC-SHA256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a\r\nX: y", "/ü", "/a%2", "/a#b", "relative", "/a\"b"})
    void aPathThatIsNotEncodedIsNotSent(String path) throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));

        ApiResponse response = client(server.url()).call(get(path));

        assertThat(as(Unanswered.class, response).what()).contains("percent-encoded", "nothing was sent");
        assertThat(as(Unanswered.class, response).mayHaveHappened()).isFalse();
        assertThat(server.received).isEmpty();
    }

    @Test
    void aLineBreakInAHeaderDoesNotBecomeAHeader() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));
        Map<String, String> headers = Map.of("If-Match", "7\r\nX-Evil: 1");

        ApiResponse response =
                client(server.url()).call(new ApiRequest("GET", "/x", "", headers, null, null, null, true));

        assertThat(as(Unanswered.class, response).what()).contains("If-Match");
        assertThat(server.received).isEmpty();
    }

    @Test
    void connectionsAreKept() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));
        AkamaiClient client = client(server.url());

        for (int i = 0; i < 5; i++) {
            client.call(get("/x"));
        }

        assertThat(server.received).hasSize(5);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void manyCallersAtOnceAllGetTheirOwnAnswer() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, request.requestLine()));
        AkamaiClient client = client(server.url());
        List<Future<ApiResponse>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                ApiRequest request = get("/" + i);
                answers.add(callers.submit(() -> client.call(request)));
            }
        }

        for (int i = 0; i < answers.size(); i++) {
            assertThat(as(Answered.class, answers.get(i).get()).body())
                    .asString()
                    .isEqualTo("GET /" + i + " HTTP/1.1");
        }
        assertThat(server.connections()).isLessThanOrEqualTo(10);
    }

    // Accounts

    @Test
    void theAccountSwitchKeyIsEncodedAndSigned() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));
        ApiRequest request = new ApiRequest("GET", "/x", "a=1", Map.of(), null, null, "1-AB C:1-2&x", true);

        client(server.url()).call(request);

        String target = "/x?a=1&accountSwitchKey=1-AB%20C%3A1-2%26x";
        RawServer.Received received = server.received.getFirst();
        assertThat(received.requestLine()).isEqualTo("GET " + target + " HTTP/1.1");
        assertThat(received.header("Authorization")).contains(signature(received, "GET", target));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "'', null, null, null, ''",
                "'', null, null, configured, ?accountSwitchKey=configured",
                "'', null, section, configured, ?accountSwitchKey=section",
                "'', request, section, configured, ?accountSwitchKey=request",
                "'', '', section, configured, ''",
                "accountSwitchKey=own, request, section, null, ?accountSwitchKey=own",
                "b=accountSwitchKey=, request, null, null, ?b=accountSwitchKey=&accountSwitchKey=request",
            })
    void theAccountIsTheRequestsElseTheSectionsElseTheConfiguredOne(
            String query,
            @Nullable String ofRequest,
            @Nullable String ofSection,
            @Nullable String configured,
            String expected)
            throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        if (ofSection != null) {
            environment.put("AKAMAI_ACCOUNT_KEY", ofSection);
        }
        EdgeGridSettings settings = new EdgeGridSettings(
                Path.of("/nowhere"),
                "default",
                configured,
                server.url(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                10,
                100_000,
                3,
                Duration.ofSeconds(30));

        client(settings, environment).call(new ApiRequest("GET", "/x", query, Map.of(), null, null, ofRequest, true));

        assertThat(server.received.getFirst().requestLine()).isEqualTo("GET /x" + expected + " HTTP/1.1");
    }

    // Answers

    @Test
    void anAnswerComesWithItsStatusHeadersAndBytes() throws Exception {
        byte[] bytes = new byte[50_000];
        new Random(7).nextBytes(bytes);
        RawServer server = server((request, out) -> RawServer.write(
                out, 201, bytes, "ETag: \"x\"", "Link: a", "Link: b", "Content-Type: application/gzip"));

        Answered answer =
                as(Answered.class, client(server.url()).call(request("POST", "/x", "", new byte[] {'{', '}'})));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.header("etag")).contains("\"x\"");
        assertThat(answer.header("link")).contains("a, b");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307})
    void aRedirectIsAnAnswerAndNotFollowed(int status) throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, status, "", "Location: /other"));

        Answered answer = as(Answered.class, client(server.url()).call(get("/x")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("location")).contains("/other");
        assertThat(server.received).hasSize(1);
    }

    @Test
    void anAnswerWithoutABodyIsEmpty() throws Exception {
        RawServer server = server((request, out) -> {
            out.write("HTTP/1.1 204 No Content\r\nX-A: b\r\n\r\n".getBytes(UTF_8));
            return true;
        });

        Answered answer = as(Answered.class, client(server.url()).call(get("/x")));

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("x-a")).contains("b");
    }

    @Test
    void headIsAnsweredWithoutABodyWhateverLengthIsAnnounced() throws Exception {
        RawServer server = server((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 77\r\nContent-Encoding: gzip\r\n\r\n".getBytes(UTF_8));
            return true;
        });

        Answered answer = as(Answered.class, client(server.url()).call(request("HEAD", "/x", "", null)));

        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aChunkedAnswerIsPutTogether() throws Exception {
        RawServer server = server((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
                    .getBytes(UTF_8));
            return true;
        });

        assertThat(as(Answered.class, client(server.url()).call(get("/x"))).body())
                .asString()
                .isEqualTo("abcde");
    }

    @Test
    void aPackedAnswerIsUnpacked() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(
                out, 200, gzip("x".repeat(5_000)), "Content-Encoding: gzip", "Content-Type: text/plain"));

        Answered answer = as(Answered.class, client(server.url()).call(get("/x")));

        assertThat(server.received.getFirst().header("Accept-Encoding")).contains("gzip");
        assertThat(answer.body()).asString().isEqualTo("x".repeat(5_000));
        assertThat(answer.headers())
                .containsKey("content-type")
                .doesNotContainKeys("content-encoding", "content-length");
    }

    @Test
    void aDamagedPackedAnswerIsNoAnswer() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "not gzip", "Content-Encoding: gzip"));

        assertThat(as(Unanswered.class, client(server.url()).call(request("POST", "/x", "", null))))
                .extracting(Unanswered::what, Unanswered::mayHaveHappened)
                .satisfiesExactly(
                        what -> assertThat(what).asString().contains("gzip"),
                        happened -> assertThat(happened).isEqualTo(true));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void anAnswerOfTheLargestSizeIsTaken() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, new byte[100_000]));

        assertThat(as(Answered.class, client(server.url()).call(get("/x"))).body())
                .hasSize(100_000);
    }

    @Test
    void aLargerAnswerIsNotReadToItsEnd() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        RawServer server = server((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
            byte[] chunk = ("1000\r\n" + "x".repeat(4096) + "\r\n").getBytes(UTF_8);
            try {
                while (true) {
                    out.write(chunk);
                }
            } catch (IOException e) {
                hungUp.countDown();
                return false;
            }
        });

        ApiResponse response = client(server.url()).call(get("/x"));

        assertThat(as(Unanswered.class, response).what())
                .contains("larger than 97 KiB", "alecs.akamai.max-answer-size", "a page or a filter");
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.received).hasSize(1);
    }

    @Test
    void aSmallAnswerThatUnpacksToALargeOneIsRefused() throws Exception {
        RawServer server = server(
                (request, out) -> RawServer.write(out, 200, gzip("0".repeat(10_000_000)), "Content-Encoding: gzip"));

        assertThat(as(Unanswered.class, client(server.url()).call(get("/x"))).what())
                .contains("larger than");
    }

    // No answer

    @Test
    void aDeadServerIsTriedAgainWhateverTheMethodForNothingHappened() throws Exception {
        Unanswered outcome = as(Unanswered.class, client(closedPort()).call(request("POST", "/x", "", null)));

        assertThat(outcome.mayHaveHappened()).isFalse();
        assertThat(outcome.what()).contains("127.0.0.1", "cannot be reached", "alecs.akamai-url");
        assertThat(pauses).hasSize(2);
    }

    private static URI closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    @Test
    void aHostWithoutAnAddressIsNamedWithItsSection() throws Exception {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("AKAMAI_HOST", "no-such-host.invalid");

        Unanswered outcome = as(
                Unanswered.class,
                client(null, environment, Duration.ofSeconds(5)).call(get("/x")));

        assertThat(outcome.what()).contains("no-such-host.invalid", "check host in the variables AKAMAI_*");
        assertThat(outcome.mayHaveHappened()).isFalse();
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForIsNotTalkedTo(@TempDir Path directory) throws Exception {
        SSLContext context = selfSigned(directory.resolve("server.p12"));
        RawServer server = server(context.getServerSocketFactory(), (request, out) -> RawServer.write(out, 200, "ok"));
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("AKAMAI_HOST", "localhost:" + server.url().getPort());

        Unanswered outcome = as(
                Unanswered.class,
                client(null, environment, Duration.ofSeconds(5)).call(get("/x")));

        assertThat(outcome.what()).contains("TLS with localhost").contains("check host in the variables AKAMAI_*");
        assertThat(outcome.mayHaveHappened()).isFalse();
        assertThat(server.received).isEmpty();
    }

    private static SSLContext selfSigned(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(file.toFile(), "changeit".toCharArray()), "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void aSilentServerIsGivenUpAfterTheResponseTimeoutAndNotTriedAgain() throws Exception {
        RawServer server = server((request, out) -> {
            Thread.sleep(30_000);
            return false;
        });

        Unanswered outcome = as(
                Unanswered.class,
                client(server.url(), ENVIRONMENT, Duration.ofSeconds(1)).call(get("/x")));

        assertThat(outcome.mayHaveHappened()).isTrue();
        assertThat(outcome.what()).contains("127.0.0.1", "silent for 1 s");
        assertThat(server.received).hasSize(1);
    }

    @Test
    void aServerThatFallsSilentInMidAnswerIsGivenUpToo() throws Exception {
        RawServer server = server((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".getBytes(UTF_8));
            out.flush();
            Thread.sleep(30_000);
            return false;
        });

        Unanswered outcome = as(
                Unanswered.class,
                client(server.url(), ENVIRONMENT, Duration.ofSeconds(1)).call(get("/x")));

        assertThat(outcome.what()).contains("silent for 1 s");
        assertThat(outcome.mayHaveHappened()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"GET, 3, it may be sent again", "POST, 1, before sending it again"})
    void aConnectionBrokenOffBeforeTheAnswerIsRetriedOnlyIfRepeatable(String method, int attempts, String advice)
            throws Exception {
        RawServer server = server((request, out) -> false);

        Unanswered outcome = as(Unanswered.class, client(server.url()).call(request(method, "/x", "", null)));

        assertThat(outcome.mayHaveHappened()).isTrue();
        assertThat(outcome.what()).contains("broke the connection off", advice);
        assertThat(server.received).hasSize(attempts);
    }

    @ParameterizedTest
    @CsvSource({"GET, 3", "POST, 1"})
    void anAnswerBrokenOffInTheMiddleIsNoAnswer(String method, int attempts) throws Exception {
        RawServer server = server((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":".getBytes(UTF_8));
            return false;
        });

        Unanswered outcome = as(Unanswered.class, client(server.url()).call(request(method, "/x", "", null)));

        assertThat(outcome.mayHaveHappened()).isTrue();
        assertThat(server.received).hasSize(attempts);
    }

    @Test
    void aBrokenChunkedAnswerIsNoAnswer() throws Exception {
        RawServer server = server((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n".getBytes(UTF_8));
            return false;
        });

        as(Unanswered.class, client(server.url()).call(request("POST", "/x", "", null)));
    }

    @Test
    void anAnswerThatIsNotHttpIsNoAnswer() throws Exception {
        RawServer server = server((request, out) -> {
            out.write("SSH-2.0-OpenSSH_9.6\r\n\r\n".getBytes(UTF_8));
            return false;
        });

        as(Unanswered.class, client(server.url()).call(request("POST", "/x", "", null)));
    }

    @Test
    void whatMayHaveHappenedAtTheFirstAttemptIsNotForgottenAtTheLast() throws Exception {
        CompletableFuture<RawServer> running = new CompletableFuture<>();
        RawServer server = server((request, out) -> {
            running.join().close();
            return false;
        });
        running.complete(server);

        Unanswered outcome = as(Unanswered.class, client(server.url()).call(request("PUT", "/x", "", null)));

        assertThat(outcome.what()).contains("cannot be reached");
        assertThat(outcome.mayHaveHappened()).isTrue();
    }

    // Retries

    @ParameterizedTest
    @CsvSource({
        "GET, 429, 3",
        "POST, 429, 3",
        "GET, 500, 3",
        "GET, 502, 3",
        "GET, 503, 3",
        "GET, 504, 3",
        "POST, 500, 1",
        "POST, 503, 1",
        "GET, 501, 1",
        "GET, 404, 1",
        "GET, 409, 1"
    })
    void onlyWhatIsSafeAndMayHelpIsTriedAgain(String method, int status, int attempts) throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, status, "{\"title\":\"T\"}"));

        Refused refused = as(Refused.class, client(server.url()).call(request(method, "/x", "", null)));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.title()).isEqualTo("T");
        assertThat(server.received).hasSize(attempts);
        assertThat(pauses).hasSize(attempts - 1);
    }

    @Test
    void aLaterAttemptMaySucceed() throws Exception {
        RawServer server = server((request, out) ->
                request.number() < 3 ? RawServer.write(out, 503, "") : RawServer.write(out, 200, "done"));

        assertThat(as(Answered.class, client(server.url()).call(get("/x"))).body())
                .asString()
                .isEqualTo("done");
    }

    @Test
    void everyAttemptIsSignedAnew() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 503, ""));

        client(server.url()).call(get("/x"));

        Set<String> signatures = new HashSet<>();
        server.received.forEach(
                request -> signatures.add(request.header("Authorization").orElseThrow()));
        assertThat(signatures).hasSize(3);
    }

    @Test
    void waitsGrowAndAreRandom() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 503, ""));
        AkamaiClient client = client(server.url());

        for (int i = 0; i < 20; i++) {
            client.call(get("/x"));
        }

        List<Duration> first = new ArrayList<>();
        List<Duration> second = new ArrayList<>();
        for (int i = 0; i < pauses.size(); i += 2) {
            first.add(pauses.get(i));
            second.add(pauses.get(i + 1));
        }
        assertThat(first)
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) <= 0)
                .doesNotHaveDuplicates();
        assertThat(second)
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0)
                .anyMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) > 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 7|7",
                "Retry-After: 30|30",
                "Retry-After: Tue, 28 Jul 2026 12:00:09 GMT|9",
                "Retry-After: Tue, 28 Jul 2026 11:00:00 GMT|0",
                "X-RateLimit-Next: 2026-07-28T12:00:05Z|5"
            })
    void whatAkamaiAsksToWaitIsWaited(String header, int seconds) throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 429, "", header));

        client(server.url()).call(request("POST", "/x", "", null));

        assertThat(pauses).containsExactly(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
    }

    @Test
    void aDateToWaitForIsReadByAkamaisClock() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(
                out, 503, "", "Date: Tue, 28 Jul 2026 15:00:00 GMT", "Retry-After: Tue, 28 Jul 2026 15:00:04 GMT"));

        client(server.url()).call(get("/x"));

        assertThat(pauses).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(4));
    }

    @Test
    void aWaitLongerThanAllowedIsHandedOnInstead() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 429, "", "Retry-After: 31"));

        Refused refused = as(Refused.class, client(server.url()).call(get("/x")));

        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(31));
        assertThat(pauses).isEmpty();
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void aDenialOfTheFirewallIsThrottling(int status) throws Exception {
        RawServer server = server((request, out) -> RawServer.write(
                out, status, "{\"title\":\"Bad Request\",\"detail\":\"WAF deny rule IPBLOCK-BURST4-54013\"}"));

        Refused refused = as(Refused.class, client(server.url()).call(request("POST", "/x", "", null)));

        assertThat(refused.title()).contains("Throttled", "IPBLOCK-BURST4-54013");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(server.received).hasSize(3);
    }

    // Interrupts

    @Test
    void anInterruptBreaksOffTheWaitForAnAnswer() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        RawServer server = server((request, out) -> {
            arrived.countDown();
            Thread.sleep(30_000);
            return false;
        });
        AkamaiClient client = client(server.url());

        assertInterruptible(() -> client.call(get("/x")), arrived);

        assertThat(server.received).hasSize(1);
    }

    @Test
    void anInterruptBreaksOffTheReadingOfAnAnswer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        RawServer server = server((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n".getBytes(UTF_8));
            out.flush();
            begun.countDown();
            try {
                while (true) {
                    Thread.sleep(100);
                    out.write("1\r\nx\r\n".getBytes(UTF_8));
                    out.flush();
                }
            } catch (IOException e) {
                hungUp.countDown();
                return false;
            }
        });
        AkamaiClient client = client(server.url());

        assertInterruptible(() -> client.call(get("/x")), begun);

        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anInterruptBreaksOffAPause() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 429, "", "Retry-After: 20"));
        CountDownLatch pausing = new CountDownLatch(1);
        EdgeGridSettings settings = settings(server.url(), Duration.ofSeconds(5));
        AkamaiClient client = new AkamaiClient(
                settings,
                new Credentials(settings.edgerc(), "default", ENVIRONMENT),
                Clock.systemUTC(),
                new Random(),
                pause -> {
                    pausing.countDown();
                    Thread.sleep(pause);
                });
        toClose.add(client);

        assertInterruptible(() -> client.call(get("/x")), pausing);
    }

    private static void assertInterruptible(Callable<ApiResponse> call, CountDownLatch underWay) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Thread> caller = new CompletableFuture<>();
            Future<ApiResponse> outcome = callers.submit(() -> {
                caller.complete(Thread.currentThread());
                return call.call();
            });
            assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(200);
            caller.join().interrupt();
            assertThatThrownBy(() -> outcome.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aCallerAlreadyInterruptedSendsNothing() {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));
        AkamaiClient client = client(server.url());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client.call(get("/x"))).isInstanceOf(InterruptedException.class);

        assertThat(server.received).isEmpty();
    }

    @Test
    void aCallAfterAnInterruptedOneWorks() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        RawServer server = server((request, out) -> {
            if (request.number() == 1) {
                arrived.countDown();
                Thread.sleep(30_000);
            }
            return RawServer.write(out, 200, "ok");
        });
        AkamaiClient client = client(server.url());
        assertInterruptible(() -> client.call(get("/x")), arrived);

        as(Answered.class, client.call(get("/y")));
    }

    @Test
    void aCallerInterruptedWhileWaitingForAConnectionLeavesItToOthers() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        RawServer server = server((request, out) -> {
            arrived.countDown();
            mayAnswer.await();
            return RawServer.write(out, 200, "ok");
        });
        AkamaiClient client = client(settings(server.url(), Duration.ofSeconds(20), 1, 1), ENVIRONMENT);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ApiResponse> first = callers.submit(() -> client.call(get("/first")));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
            assertInterruptible(() -> client.call(get("/interrupted")), arrived);
            mayAnswer.countDown();
            as(Answered.class, first.get());
            Future<ApiResponse> last = callers.submit(() -> client.call(get("/last")));

            as(Answered.class, last.get(5, TimeUnit.SECONDS));
        }
        assertThat(server.received)
                .extracting(RawServer.Received::requestLine)
                .noneMatch(line -> line.contains("interrupted"));
    }

    // Secrets

    @Test
    void aLogLinePerAttemptTellsTheMethodThePathAndTheStatusAndNothingSecret() throws Exception {
        RawServer server = server((request, out) ->
                request.number() == 1 ? RawServer.write(out, 503, "") : RawServer.write(out, 200, "secret answer"));
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger root = Logger.getLogger("");
        Logger ours = Logger.getLogger("dev.alecs.edgegrid");
        Level before = ours.getLevel();
        Handler handler = recorder(lines);
        root.addHandler(handler);
        ours.setLevel(Level.ALL);
        try {
            client(server.url()).call(request("GET", "/papi/v1/x", "token=query-secret", null));
        } finally {
            root.removeHandler(handler);
            ours.setLevel(before);
        }

        assertThat(lines).filteredOn(line -> line.contains("/papi/v1/x")).hasSize(2);
        assertThat(lines).anyMatch(line -> line.matches("GET /papi/v1/x: 503, 0 bytes, \\d+ ms"));
        assertThat(lines).anyMatch(line -> line.matches("GET /papi/v1/x: 200, 13 bytes, \\d+ ms"));
        assertThat(String.join("\n", lines))
                .doesNotContain(
                        "EG1-HMAC", "signature", "akab-ct", "akab-at", "s3cret", "query-secret", "secret answer");
    }

    private static Handler recorder(List<String> lines) {
        Handler handler = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord record) {
                lines.add(record.getFormattedMessage());
            }
        };
        handler.setLevel(Level.ALL);
        return handler;
    }

    // Credentials

    @Test
    void aSectionThatCannotSignIsNotConfigured() throws Exception {
        RawServer server = server((request, out) -> RawServer.write(out, 200, "ok"));
        AkamaiClient client = client(server.url(), Map.of(), Duration.ofSeconds(5));

        assertThat(as(NotConfigured.class, client.call(get("/x"))).what()).contains("There is no /nowhere/.edgerc");
        assertThat(server.received).isEmpty();
    }
}
