package dev.alecs.edgegrid;

import static org.assertj.core.api.Assertions.assertThat;

import com.akamai.edgegrid.signer.ClientCredential;
import com.akamai.edgegrid.signer.EdgeGridV1Signer;
import com.akamai.edgegrid.signer.Request;
import com.akamai.edgegrid.signer.exceptions.RequestSigningException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EdgeGridSignerTest {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ssxx");

    /** Held, so that the level stays set. */
    private static final Logger THEIR_LOG = Logger.getLogger(EdgeGridV1Signer.class.getName());

    @BeforeAll
    static void silenceTheirLibrary() {
        THEIR_LOG.setLevel(Level.WARNING);
    }

    @TestFactory
    Stream<DynamicTest> everySignatureThatAkamaiPublishedIsReproduced() throws IOException {
        try (InputStream in = EdgeGridSignerTest.class.getResourceAsStream("/edgegrid/vectors.json")) {
            JsonNode document = new ObjectMapper().readTree(in);
            List<DynamicTest> tests = document.get("vectors")
                    .valueStream()
                    .map(vector -> {
                        JsonNode credential = document.get("credentials").get(text(vector, "source"));
                        return DynamicTest.dynamicTest(
                                text(vector, "source") + ": " + text(vector, "name"),
                                () -> assertThat(signed(vector, credential)).isEqualTo(text(vector, "expected")));
                    })
                    .toList();
            assertThat(tests).hasSizeGreaterThan(30);
            return tests.stream();
        }
    }

    private static String signed(JsonNode vector, JsonNode written) {
        Credential credential = new Credential(
                "default",
                "a test",
                text(written, "host"),
                text(written, "client_token"),
                text(written, "client_secret"),
                text(written, "access_token"),
                written.get("max_body").intValue(),
                null);
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        written.get("headers_to_sign")
                .forEach(name -> vector.get("headers").forEach(header -> {
                    if (header.get(0).textValue().equalsIgnoreCase(name.textValue())) {
                        headers.put(name.textValue(), header.get(1).textValue());
                    }
                }));
        byte @Nullable [] body =
                vector.get("body").isNull() ? null : text(vector, "body").getBytes(StandardCharsets.UTF_8);
        Instant when =
                OffsetDateTime.parse(text(written, "timestamp"), TIMESTAMP).toInstant();
        return new EdgeGridSigner(Clock.fixed(when, ZoneOffset.UTC), () -> text(written, "nonce"))
                .sign(credential, text(vector, "method"), text(vector, "target"), headers, body);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).textValue();
    }

    @Test
    void aThousandRequestsAreSignedAsAkamaisOwnLibrarySignsThem() {
        Random random = new Random(20_260_728);

        List<String[]> signatures = IntStream.range(0, 1_000)
                .mapToObj(number -> both(random, "nonce-" + number))
                .toList();

        assertThat(signatures).allSatisfy(pair -> assertThat(pair[0]).isEqualTo(pair[1]));
    }

    /** Signs one random request with our signer and with theirs. */
    private static String[] both(Random random, String nonce) {
        Instant when = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
        String method = pick(random, "GET", "POST", "POST", "PUT", "PATCH", "DELETE");
        // Their library takes a path apart and encodes it anew, which neither %2F nor what is not ASCII survives.
        String path = "/papi/v1/" + pick(random, "a%20b", "plain", "%7Bx%7D", "a;b=c") + "/" + random.nextInt(1_000);
        String query = random.nextBoolean()
                ? ""
                : "q=" + URLEncoder.encode(word(random), StandardCharsets.UTF_8) + "&accountSwitchKey=1-ABC%3A1-2RBL";
        byte[] body = new byte[pick(random, 0, 1, 500, 131_072, 131_073, 140_000)];
        random.nextBytes(body);
        int maxBody = pick(random, 1, 100, 2048, 131_072);
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            headers.put("X-Test", "  " + word(random) + " \t  two  ");
        }
        Credential credential = new Credential(
                "default",
                "a test",
                "Akab-H0st.luna.akamaiapis.net",
                "akab-" + word(random).hashCode(),
                "secret/" + random.nextLong() + "=",
                "akab-access",
                maxBody,
                null);
        String target = query.isEmpty() ? path : path + "?" + query;
        String ours = new EdgeGridSigner(Clock.fixed(when, ZoneOffset.UTC), () -> nonce)
                .sign(credential, method, target, headers, body);
        return new String[] {ours, theirs(credential, method, target, headers, body, when, nonce)};
    }

    private static String theirs(
            Credential credential,
            String method,
            String target,
            SequencedMap<String, String> headers,
            byte[] body,
            Instant when,
            String nonce) {
        EdgeGridV1Signer signer = new EdgeGridV1Signer() {
            @Override
            protected long getTimestamp() {
                return when.toEpochMilli();
            }

            @Override
            protected String getNonce() {
                return nonce;
            }
        };
        ClientCredential theirCredential = ClientCredential.builder()
                .host(credential.host())
                .clientToken(credential.clientToken())
                .clientSecret(credential.clientSecret())
                .accessToken(credential.accessToken())
                .maxBodySize(credential.maxBody())
                .headersToSign(headers.keySet())
                .build();
        // rawUri() would make their library sign the decoded query; uri() makes it sign the query as it is sent.
        Request request = Request.builder()
                .method(method)
                .uri(URI.create("https://" + credential.host() + target))
                .headers(headers)
                .body(body)
                .build();
        try {
            return signer.getSignature(request, theirCredential);
        } catch (RequestSigningException e) {
            throw new AssertionError(e);
        }
    }

    private static String word(Random random) {
        return random.ints(1 + random.nextInt(12), 0x20, 0x24f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @Test
    void twoSignaturesOfOneRequestDiffer() {
        Credential credential = new Credential("default", "a test", "host.example", "ct", "cs", "at", 10, null);
        EdgeGridSigner signer = new EdgeGridSigner(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        String first = signer.sign(credential, "GET", "/", null);
        String second = signer.sign(credential, "GET", "/", null);

        assertThat(first).startsWith("EG1-HMAC-SHA256 ").isNotEqualTo(second);
    }

    @Test
    void aCredentialPrintsNoneOfItsSecrets() {
        Credential credential = new Credential("default", "a test", "host.example", "ct-1", "cs-1", "at-1", 10, null);

        assertThat(credential).asString().contains("host.example", "***").doesNotContain("ct-1", "cs-1", "at-1");
    }
}
