package dev.alecs.transport.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens connections to the server, and finds out why one did not open. */
final class Dialer implements AutoCloseable {

    private static final int ENOUGH_OF_A_BODY = 16 << 10;

    private final BridgeSettings settings;
    private final Mailbox mailbox;
    private final HttpClient client;
    private final Diagnosis diagnosis;

    Dialer(BridgeSettings settings, Mailbox mailbox) {
        this.settings = settings;
        this.mailbox = mailbox;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.patience().handshake())
                // On the client's own thread: nothing here blocks, and a hop to another leaves a gap in which the JDK
                // loses the end of a connection (see Line).
                .executor(Runnable::run)
                .build();
        this.diagnosis = new Diagnosis(settings, this::plainGet);
    }

    /** Tries once, in the background; what comes of it is an event. */
    void dial(int attempt) {
        Thread.ofVirtual().name("alecs-bridge-dial").start(() -> tryOnce(attempt));
    }

    /** Drops whatever is still connected. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private void tryOnce(int attempt) {
        Duration patience = settings.patience().handshake();
        try {
            var _ = client.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + settings.token())
                    .subprotocols("mcp")
                    .connectTimeout(patience)
                    .buildAsync(settings.url(), new Line.Ear(attempt, mailbox))
                    // The builder's own limit ends with the status line; a refusal's body may drag on.
                    .get(patience.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            mailbox.post(new Event.Refused(attempt, refusal(e.getCause() == null ? e : e.getCause())));
        } catch (TimeoutException | RuntimeException e) {
            mailbox.post(new Event.Refused(attempt, diagnosis.ofFailure(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Refusal refusal(Throwable failure) {
        return failure instanceof WebSocketHandshakeException handshake
                ? diagnosis.ofHandshake(
                        answer(handshake.getResponse(), handshake.getResponse().body()), handshake)
                : diagnosis.ofFailure(failure);
    }

    /** Asks the same address the ordinary way, because that answer says more than a failed handshake's. */
    private Optional<PlainAnswer> plainGet() {
        HttpRequest request = HttpRequest.newBuilder(httpUrl())
                .header("Authorization", "Bearer " + settings.token())
                .header("Accept", "application/json")
                .timeout(settings.patience().handshake())
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(ENOUGH_OF_A_BODY), StandardCharsets.UTF_8);
                return Optional.of(answer(response, text));
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private URI httpUrl() {
        return URI.create("http" + settings.url().toString().substring("ws".length()));
    }

    private static PlainAnswer answer(HttpResponse<?> response, Object body) {
        return new PlainAnswer(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(""),
                body instanceof String text ? text : "");
    }
}
