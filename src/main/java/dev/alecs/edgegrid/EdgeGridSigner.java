package dev.alecs.edgegrid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs a request with {@code EG1-HMAC-SHA256}, so that Akamai knows who sent it.
 *
 * <p><b>Threat model.</b> The client secret is what an attacker wants: whoever has it is the API client. It never leaves
 * this process; what is sent is an HMAC under a key derived from it and the second of sending. Someone who reads a
 * signed request, from a log for example, can neither learn the secret nor sign another request, and can send the same
 * one again only until Akamai sees its nonce twice or its timestamp is some 30 seconds old. That is still an
 * activation, so signatures are never logged and each attempt has a nonce of its own.
 *
 * <p>The signature covers method, host, raw path and query. It does <em>not</em> cover headers (save those agreed with
 * Akamai), nor the body of anything but a POST, nor what of a POST lies beyond {@link Credential#maxBody()}: against
 * someone who can change traffic on its way those are protected by TLS alone, so requests go over https only. Akamai's
 * answers are not signed at all; they too rely on TLS.
 *
 * <p>Not defended against: whoever can read this process' memory, its environment or its {@code .edgerc}.
 *
 * <p>Safe for many threads.
 *
 * @see <a href="https://techdocs.akamai.com/developer/docs/edgegrid">Akamai on EdgeGrid authentication</a>
 */
public final class EdgeGridSigner {

    private static final String SCHEME = "EG1-HMAC-SHA256";
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "yyyyMMdd'T'HH:mm:ss'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Clock clock;
    private final Supplier<String> nonces;

    public EdgeGridSigner(Clock clock) {
        this(clock, () -> UUID.randomUUID().toString());
    }

    /**
     * With nonces of one's own: for checking a signature, whose timestamp and nonce are given.
     *
     * @param nonces never gives the same twice when it signs what is sent
     */
    public EdgeGridSigner(Clock clock, Supplier<String> nonces) {
        this.clock = clock;
        this.nonces = nonces;
    }

    /**
     * The value of the {@code Authorization} header of a request that is sent now.
     *
     * @param method the HTTP method in capitals
     * @param target raw path and query exactly as they go on the wire
     * @param body the body, or null for none
     */
    public String sign(Credential credential, String method, String target, byte @Nullable [] body) {
        return sign(credential, method, target, new LinkedHashMap<>(), body);
    }

    /**
     * As above, for an API client that Akamai expects to sign headers too. None of its published APIs does.
     *
     * @param headers the headers to sign, in the order agreed with Akamai; blank ones are left out
     */
    public String sign(
            Credential credential,
            String method,
            String target,
            SequencedMap<String, String> headers,
            byte @Nullable [] body) {
        String timestamp = TIMESTAMP.format(clock.instant());
        String unsigned = SCHEME + " client_token=" + credential.clientToken() + ";access_token="
                + credential.accessToken() + ";timestamp=" + timestamp + ";nonce=" + nonces.get() + ";";
        String data = String.join(
                "\t",
                method,
                "https",
                credential.host().toLowerCase(Locale.ROOT),
                target,
                canonical(headers),
                contentHash(method, body, credential.maxBody()),
                unsigned);
        return unsigned + "signature=" + hmac(hmac(credential.clientSecret(), timestamp), data);
    }

    private static String canonical(SequencedMap<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> !header.getValue().isBlank())
                .map(EdgeGridSigner::canonical)
                .collect(Collectors.joining("\t"));
    }

    private static String canonical(Map.Entry<String, String> header) {
        return header.getKey().toLowerCase(Locale.ROOT) + ":"
                + BLANKS.matcher(header.getValue().strip()).replaceAll(" ");
    }

    private static String contentHash(String method, byte @Nullable [] body, int maxBody) {
        if (!method.equals("POST") || body == null || body.length == 0) {
            return "";
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body, 0, Math.min(body.length, maxBody));
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String hmac(String key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
