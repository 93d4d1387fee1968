package dev.alecs.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.jspecify.annotations.Nullable;

/**
 * Turns tokens into what a store may hold, and back.
 *
 * <p><b>Threat model.</b>
 *
 * <ul>
 *   <li>Someone who reads the store (a stolen backup, a database administrator) learns how many tokens there are and
 *       their ids. They cannot present a token: its secret is kept only as an HMAC-SHA-256 under the lookup key, and its
 *       256 random bits leave nothing to guess. They cannot read descriptions or dates: AES-256-GCM under the sealing
 *       key.
 *   <li>Someone who also writes to the store cannot make a token, prolong one, or give one token the record or the
 *       secret of another: the seal covers id and lookup. They can delete a token, and they can put back an older copy
 *       of a record, which undoes a revocation. Who can write there must be trusted that far.
 *   <li>Someone who knows the master key can do everything but recover secrets. It must not lie in the same backup.
 *   <li>Someone who measures answer times learns nothing of use: what is looked up is an HMAC they cannot compute.
 *   <li>Out of scope: whoever reads this process's memory or the wire before TLS ends.
 * </ul>
 *
 * <p>Nonces are 96 random bits; a key may seal 2<sup>32</sup> records before a repetition is worth a thought (NIST SP
 * 800-38D, 8.3). Both keys are derived once, from the master key, with HKDF and different labels (RFC 5869).
 */
final class TokenSeal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final long NEVER = Long.MIN_VALUE;
    private static final String CHECK_LABEL = "alecs check v1";
    private static final byte[] CHECK_TEXT = "the master key fits".getBytes(StandardCharsets.US_ASCII);

    private final Mac lookup;
    private final SecretKeySpec sealing;
    private final SecureRandom random = new SecureRandom();

    TokenSeal(byte[] masterKey) {
        try {
            lookup = Mac.getInstance("HmacSHA256");
            lookup.init(new SecretKeySpec(derived(masterKey, "alecs token lookup v1"), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256", e);
        }
        sealing = new SecretKeySpec(derived(masterKey, "alecs token seal v1"), "AES");
    }

    private static byte[] derived(byte[] masterKey, String label) {
        var hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        hkdf.init(new HKDFParameters(masterKey, null, label.getBytes(StandardCharsets.US_ASCII)));
        var key = new byte[KEY_BYTES];
        hkdf.generateBytes(key, 0, key.length);
        return key;
    }

    /** What a token with this secret is found by. */
    String lookup(TokenSecret secret) {
        try {
            // A copy per call: a Mac is not for several threads, and asking a provider for a new one takes locks.
            var mac = (Mac) lookup.clone();
            return HexFormat.of().formatHex(mac.doFinal(secret.text().getBytes(StandardCharsets.US_ASCII)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java's HMAC-SHA-256 cannot be copied", e);
        }
    }

    SealedToken seal(Token token, String lookup) {
        var id = token.id().value();
        return new SealedToken(id, lookup, sealed(written(token), label(id, lookup)));
    }

    /** The token in a record, or nothing when the record is not as it was sealed, or was sealed with another key. */
    Optional<Token> open(SealedToken record) {
        return opened(record.seal(), label(record.id(), record.lookup()))
                .map(plain -> read(record.id(), plain))
                .or(() -> opened(record.seal(), firstLabel(record.id(), record.lookup()))
                        .map(plain -> readFirst(record.id(), plain)));
    }

    /** A value that shows later whether a store belongs to this key. */
    String check() {
        return sealed(CHECK_TEXT, CHECK_LABEL);
    }

    /** Whether a {@link #check()} was made with this key. */
    boolean fits(String check) {
        return opened(check, CHECK_LABEL)
                .filter(plain -> Arrays.equals(plain, CHECK_TEXT))
                .isPresent();
    }

    /** What a seal covers beside its content; another form of the content will need another version here. */
    private static String label(String id, String lookup) {
        return "alecs token v2 " + id + " " + lookup;
    }

    /** That of the records of ALECS 0.1, which had no view. */
    private static String firstLabel(String id, String lookup) {
        return "alecs token v1 " + id + " " + lookup;
    }

    private String sealed(byte[] plain, String label) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var secret = cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(plain);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + secret.length)
                            .put(nonce)
                            .put(secret)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal with AES-256-GCM", e);
        }
    }

    private Optional<byte[]> opened(String seal, String label) {
        try {
            var bytes = Base64.getDecoder().decode(seal);
            var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, label)
                    .doFinal(bytes, NONCE_BYTES, Math.max(0, bytes.length - NONCE_BYTES)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String label) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] written(Token token) {
        var description = token.description().getBytes(StandardCharsets.UTF_8);
        var view = token.view() == null ? new byte[0] : token.view().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(3 * Long.BYTES + Short.BYTES + view.length + description.length)
                .putLong(token.created().toEpochMilli())
                .putLong(millis(token.expires()))
                .putLong(millis(token.revoked()))
                .putShort((short) view.length)
                .put(view)
                .put(description)
                .array();
    }

    private static Token read(String id, byte[] plain) {
        var from = ByteBuffer.wrap(plain);
        var created = Instant.ofEpochMilli(from.getLong());
        var expires = instant(from.getLong());
        var revoked = instant(from.getLong());
        var view = text(from, from.getShort());
        return new Token(
                new TokenId(id), text(from, from.remaining()), created, expires, revoked, view.isEmpty() ? null : view);
    }

    private static Token readFirst(String id, byte[] plain) {
        var from = ByteBuffer.wrap(plain);
        var created = Instant.ofEpochMilli(from.getLong());
        var expires = instant(from.getLong());
        var revoked = instant(from.getLong());
        return new Token(new TokenId(id), text(from, from.remaining()), created, expires, revoked, null);
    }

    private static String text(ByteBuffer from, int length) {
        var bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long millis(@Nullable Instant instant) {
        return instant == null ? NEVER : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
