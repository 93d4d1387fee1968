package dev.alecs.simulator;

import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import dev.alecs.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Judges the EdgeGrid signature of a request, on its own and without a line of the code that signs.
 *
 * <p>It stands between tests and a simulator on the loopback interface, and guards nothing of value. What it must not do
 * is accept a request that Akamai would refuse: a wrong signature, a clock that is off by more than 30 seconds, a nonce
 * seen before. Headers are not part of what it expects to be signed.
 *
 * @see <a href="https://techdocs.akamai.com/developer/docs/edgegrid">Akamai: EdgeGrid authentication</a>
 */
final class SignatureVerifier {

    private static final String MAC = "HmacSHA256";
    private static final int MAX_BODY = 131_072;
    private static final Duration TOLERANCE = Duration.ofSeconds(30);
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ssxx");
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?<signed>EG1-HMAC-SHA256 client_token=(?<client>[^;]+);"
                    + "access_token=(?<access>[^;]+);timestamp=(?<timestamp>[^;]+);nonce=(?<nonce>[^;]+);)"
                    + "signature=(?<signature>[^;]+)");

    private final SimulatorCredentials credentials;
    private final Clock clock;
    private final Map<String, Instant> nonces = new LinkedHashMap<>();

    SignatureVerifier(SimulatorCredentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Returns when the request is signed as Akamai wants it.
     *
     * @throws Refusal when it is not
     */
    void verify(Request request) {
        Matcher authorization =
                AUTHORIZATION.matcher(request.header("Authorization").orElse(""));
        if (!authorization.matches()) {
            throw malformed("Invalid authorization header");
        }
        checkTimestamp(authorization.group("timestamp"));
        checkSame("Invalid client token", credentials.clientToken(), authorization.group("client"));
        checkSame("Invalid access token", credentials.accessToken(), authorization.group("access"));
        checkSame("The signature does not match", signature(request, authorization), authorization.group("signature"));
        checkNonce(authorization.group("nonce"));
    }

    private String signature(Request request, Matcher authorization) {
        String data = String.join(
                "\t",
                request.method(),
                "https",
                credentials.host(),
                request.wireTarget(),
                "",
                contentHash(request),
                authorization.group("signed"));
        return hmac(hmac(credentials.clientSecret(), authorization.group("timestamp")), data);
    }

    private static String contentHash(Request request) {
        if (!request.method().equals("POST") || !request.hasBody()) {
            return "";
        }
        byte[] covered = Arrays.copyOf(request.body(), Math.min(request.body().length, MAX_BODY));
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(covered));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String key, String data) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), MAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void checkTimestamp(String timestamp) {
        try {
            Instant signed = OffsetDateTime.parse(timestamp, TIMESTAMP).toInstant();
            if (Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) <= 0) {
                return;
            }
        } catch (DateTimeParseException e) {
            throw malformed("Invalid timestamp");
        }
        throw malformed("Invalid timestamp");
    }

    private synchronized void checkNonce(String nonce) {
        Instant forgetBefore = clock.instant().minus(TOLERANCE.multipliedBy(2));
        for (Iterator<Instant> oldest = nonces.values().iterator(); oldest.hasNext(); ) {
            if (!oldest.next().isBefore(forgetBefore)) {
                break;
            }
            oldest.remove();
        }
        if (nonces.putIfAbsent(nonce, clock.instant()) != null) {
            throw malformed("Duplicate nonce");
        }
    }

    private static void checkSame(String otherwise, String expected, String given) {
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            throw Problem.of(401, "-/pep-authn/deny", "Not authorized", otherwise)
                    .refusal();
        }
    }

    private static Refusal malformed(String detail) {
        return Problem.of(400, "-/pep-authn/request-error", "Bad request", detail)
                .refusal();
    }
}
