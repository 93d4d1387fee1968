package dev.alecs.token;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The one secret from which everything that protects stored tokens is derived.
 *
 * <p>It is given as {@code TOKEN_MASTER_KEY}, or in the file that {@code TOKEN_MASTER_KEY_FILE} names, or made once and
 * kept in the data folder. 32 bytes in hex or base64 are taken as they are; any other text is a passphrase.
 */
@Singleton
final class MasterKey {

    static final String FILE = "master.key";

    private static final Logger LOG = Logger.getLogger(MasterKey.class);
    private static final int BYTES = 32;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern BASE64 = Pattern.compile("[0-9a-zA-Z+/_-]{43}=?");

    private static final String SALT = "argon2id-v1-salt";
    private static final int SALT_BYTES = 16;
    private static final int SHORT_PASSPHRASE = 16;

    private final Optional<String> given;
    private final Optional<String> givenFile;
    private final DataFolder folder;
    private final SecureRandom random = new SecureRandom();

    MasterKey(
            @ConfigProperty(name = "token.master.key") Optional<String> given,
            @ConfigProperty(name = "token.master.key.file") Optional<String> givenFile,
            DataFolder folder) {
        this.given = given.filter(text -> !text.isBlank());
        this.givenFile = givenFile.filter(text -> !text.isBlank());
        this.folder = folder;
    }

    /**
     * Reads or derives the key; slow for a passphrase, so it is asked once.
     *
     * @param store keeps the salt of a passphrase
     * @param mayBeMade whether nothing was sealed in the store yet, so that a new key may be made for it
     */
    byte[] bytes(TokenStore store, boolean mayBeMade) {
        var text = text(mayBeMade).strip();
        return decoded(text).orElseGet(() -> stretched(text, store));
    }

    private String text(boolean mayBeMade) {
        if (given.isPresent() && givenFile.isPresent()) {
            throw new TokenException.MasterKeyUnfit(
                    "Both TOKEN_MASTER_KEY and TOKEN_MASTER_KEY_FILE are set; set only one of them.");
        }
        return given.or(() -> givenFile.map(name -> read(Path.of(name)))).orElseGet(() -> kept(mayBeMade));
    }

    private String kept(boolean mayBeMade) {
        var file = folder.file(FILE);
        folder.create();
        folder.exclusively(() -> {
            if (Files.notExists(file)) {
                if (!mayBeMade) {
                    throw new TokenException.MasterKeyUnfit("The tokens in " + folder
                            + " were sealed with a master key, but TOKEN_MASTER_KEY is not set and there is no " + file
                            + ". Set the one or restore the other.");
                }
                make(file);
            }
        });
        return read(file);
    }

    private void make(Path file) {
        var key = new byte[BYTES];
        random.nextBytes(key);
        var draft = folder.file(FILE + ".new");
        try {
            Files.deleteIfExists(draft);
            try (var channel = FileChannel.open(
                    draft,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    DataFolder.ownerOnly("rw-------"))) {
                channel.write(ByteBuffer.wrap(
                        (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            // A link, unlike a move, fails when the name is taken: a key is never overwritten.
            Files.createLink(file, draft);
            Files.delete(draft);
        } catch (IOException | UnsupportedOperationException e) {
            throw new TokenException.MasterKeyUnfit(
                    "ALECS cannot create its master key " + file + " (" + e
                            + "). Make the folder writable, or set TOKEN_MASTER_KEY.",
                    e);
        }
        LOG.warnf(
                "TOKEN_MASTER_KEY is not set: a new master key was created in %s. Keep a copy of this file in a safe place:"
                        + " without it, every issued token is lost.",
                file);
    }

    private static String read(Path file) {
        try {
            var text = Files.readString(file);
            if (text.isBlank()) {
                throw new TokenException.MasterKeyUnfit("The master key file " + file + " is empty.");
            }
            return text;
        } catch (IOException e) {
            throw new TokenException.MasterKeyUnfit("The master key file " + file + " cannot be read (" + e + ").", e);
        }
    }

    private static Optional<byte[]> decoded(String text) {
        if (HEX.matcher(text).matches()) {
            return Optional.of(HexFormat.of().parseHex(text));
        }
        return BASE64.matcher(text).matches()
                ? Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')))
                : Optional.empty();
    }

    private byte[] stretched(String passphrase, TokenStore store) {
        if (passphrase.length() < SHORT_PASSPHRASE) {
            LOG.warnf(
                    "The master key is a passphrase of fewer than %d characters, which can be guessed. Better make one"
                            + " with: openssl rand -base64 32",
                    SHORT_PASSPHRASE);
        }
        var proposal = new byte[SALT_BYTES];
        random.nextBytes(proposal);
        var salt = store.settle(SALT, Base64.getEncoder().encodeToString(proposal));
        return argon2id(passphrase, Base64.getDecoder().decode(salt));
    }

    /** The second recommended setting of <a href="https://www.rfc-editor.org/rfc/rfc9106#section-4">RFC 9106</a>. */
    private static byte[] argon2id(String passphrase, byte[] salt) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(64 * 1024)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(salt)
                .build());
        var key = new byte[BYTES];
        argon2.generateBytes(passphrase.getBytes(StandardCharsets.UTF_8), key);
        return key;
    }

    @Override
    public String toString() {
        return "MasterKey[***]";
    }
}
