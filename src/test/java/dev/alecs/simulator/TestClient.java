package dev.alecs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.simulator.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client that signs as EdgeGrid wants it, and lets a test sign wrongly. */
public final class TestClient implements AutoCloseable {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ss'+0000'").withZone(ZoneOffset.UTC);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final SimulatorCredentials credentials;
    private final Clock clock;

    TestClient(Simulator simulator, SimulatorCredentials credentials, Clock clock) {
        this.url = simulator.url();
        this.credentials = credentials;
        this.clock = clock;
    }

    /** An answer with its body read as JSON when it is JSON. */
    public record Response(int status, HttpResponse<String> raw) {

        public JsonNode json() {
            try {
                return Json.parse(raw.body());
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + raw.body(), e);
            }
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Response get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    public Response delete(String target) {
        return send("DELETE", target, "");
    }

    public Response post(String target, String json, String... headers) {
        return send("POST", target, json, with(headers, "Content-Type", "application/json"));
    }

    public Response put(String target, String json, String... headers) {
        return send("PUT", target, json, with(headers, "Content-Type", "application/json"));
    }

    public Response send(String method, String target, String body, String... headers) {
        return sendSigned(method, target, body, authorization(method, target, body), headers);
    }

    Response sendSigned(String method, String target, String body, String authorization, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(target))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    Response send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), response);
        } catch (IOException e) {
            throw new BrokenConnection(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String authorization(String method, String target, String body) {
        return authorization(
                method, target, body, clock.instant(), UUID.randomUUID().toString());
    }

    String authorization(String method, String target, String body, Instant at, String nonce) {
        String timestamp = TIMESTAMP.format(at);
        String unsigned = "EG1-HMAC-SHA256 client_token=" + credentials.clientToken() + ";access_token="
                + credentials.accessToken() + ";timestamp=" + timestamp + ";nonce=" + nonce + ";";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String hash = method.equals("POST") && bytes.length > 0
                ? sha256(Arrays.copyOf(bytes, Math.min(bytes.length, 131_072)))
                : "";
        String data = String.join("\t", method, "https", credentials.host(), target, "", hash, unsigned);
        return unsigned + "signature=" + hmac(hmac(credentials.clientSecret(), timestamp), data);
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hmac(String key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    @Override
    public void close() {
        http.close();
    }

    /** The answer did not arrive whole. */
    static final class BrokenConnection extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokenConnection(IOException cause) {
            super(cause);
        }
    }
}
