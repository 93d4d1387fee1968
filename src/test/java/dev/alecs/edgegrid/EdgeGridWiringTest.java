package dev.alecs.edgegrid;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The room as the server makes it: settings from configuration, the client on the server's own event loops. */
@QuarkusTest
@QuarkusTestResource(value = EdgeGridWiringTest.Akamai.class, restrictToAnnotatedClass = true)
class EdgeGridWiringTest {

    @Inject
    AkamaiClient client;

    @Inject
    Credentials credentials;

    @Inject
    Vertx vertx;

    @Test
    void aCallIsSignedForTheConfiguredSectionAndSentToTheConfiguredUrl() throws Exception {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        ApiRequest request = new ApiRequest(
                "POST",
                "/papi/v1/a%2Fb",
                "q=%7E&q=+",
                Map.of("Content-Type", "application/json"),
                body,
                null,
                null,
                false);

        ApiResponse response = client.call(request);

        assertThat(response)
                .isInstanceOfSatisfying(
                        ApiResponse.Answered.class,
                        answered -> assertThat(answered.body())
                                .asString()
                                .isEqualTo("POST /papi/v1/a%2Fb?q=%7E&q=+&accountSwitchKey=1-CONF HTTP/1.1"
                                        + " akab-wired.luna.akamaiapis.net {\"a\":1}"));
        assertThat(credentials.sections()).extracting(Credentials.Section::name).containsExactly("wired");
    }

    /** As a tool called from a request of the server's own is. */
    @Test
    void onAContextOfTheServerABrokenOffChangeIsKnownToHaveBeenSent() throws Exception {
        ApiRequest request = new ApiRequest("POST", "/broken-off", "", Map.of(), null, null, null, false);
        Context context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));

        ApiResponse response = context.executeBlocking(() -> client.call(request))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        assertThat(response)
                .isInstanceOfSatisfying(
                        ApiResponse.Unanswered.class,
                        unanswered -> assertThat(unanswered.mayHaveHappened()).isTrue());
    }

    @Test
    void anInterruptReachesTheCallOnAVirtualThread() throws Exception {
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                client.call(new ApiRequest("GET", "/slow", "", Map.of(), null, null, null, true));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.sleep(500);

        caller.interrupt();

        assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
    }

    /** A server in Akamai's place, with a credentials file that points nowhere else. */
    public static final class Akamai implements QuarkusTestResourceLifecycleManager {

        private @Nullable RawServer server;

        /** After {@link dev.alecs.testing.TemporaryData}, which says of credentials that there are none. */
        @Override
        public int order() {
            return 1;
        }

        @Override
        public Map<String, String> start() {
            server = new RawServer((request, out) -> {
                if (request.requestLine().contains("/slow")) {
                    Thread.sleep(60_000);
                }
                if (request.requestLine().contains("/broken-off")) {
                    return false;
                }
                return RawServer.write(
                        out,
                        200,
                        request.requestLine() + " " + request.header("Host").orElse("") + " "
                                + new String(request.body(), StandardCharsets.UTF_8));
            });
            return Map.of(
                    "alecs.edgerc", edgerc().toString(),
                    "alecs.section", "wired",
                    "alecs.account-switch-key", "1-CONF",
                    "alecs.akamai-url", server.url().toString(),
                    "alecs.akamai.response-timeout", "30s");
        }

        private static Path edgerc() {
            try {
                Path file = Files.createTempFile("alecs", ".edgerc");
                file.toFile().deleteOnExit();
                return Files.writeString(file, """
                        [wired]
                        host = akab-wired.luna.akamaiapis.net
                        client_token = akab-ct
                        client_secret = s3cret=
                        access_token = akab-at
                        """);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            if (server != null) {
                server.close();
            }
        }
    }
}
