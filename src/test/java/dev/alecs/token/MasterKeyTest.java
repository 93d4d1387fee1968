package dev.alecs.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

    private static final byte[] KEY = new byte[32];

    static {
        IntStream.range(0, KEY.length).forEach(i -> KEY[i] = (byte) (255 - i));
    }

    @TempDir
    Path temporary;

    private Installation installation;
    private TokenStore store;

    @BeforeEach
    void install() {
        installation = new Installation(temporary.resolve("data"));
        store = installation.store();
        store.open();
    }

    @AfterEach
    void uninstall() {
        installation.close();
    }

    @Test
    void hexAndBase64AreTakenAsTheyAre() {
        assertThat(given(HexFormat.of().formatHex(KEY))).isEqualTo(KEY);
        assertThat(given(HexFormat.of().withUpperCase().formatHex(KEY) + "\n")).isEqualTo(KEY);
        assertThat(given(Base64.getEncoder().encodeToString(KEY))).isEqualTo(KEY);
        assertThat(given(Base64.getUrlEncoder().withoutPadding().encodeToString(KEY)))
                .isEqualTo(KEY);
    }

    @Test
    void aPassphraseBecomesTheSameKeyEachTimeAndAnotherInAnotherStore() {
        try (var elsewhere = new Installation(temporary.resolve("elsewhere"))) {
            var otherStore = elsewhere.store();
            otherStore.open();

            var key = given("correct horse battery staple");

            assertThat(key).hasSize(32).isEqualTo(given("correct horse battery staple"));
            assertThat(key).isNotEqualTo(given("correct horse battery stapler"));
            assertThat(installation.masterKey("correct horse battery staple").bytes(otherStore, true))
                    .isNotEqualTo(key);
        }
    }

    @Test
    void aKeyMayLieInAFile() throws IOException {
        var file = Files.writeString(temporary.resolve("secret"), HexFormat.of().formatHex(KEY) + "\n");

        assertThat(inFile(file).bytes(store, true)).isEqualTo(KEY);
        assertThat(installation.file("master.key")).doesNotExist();
    }

    @Test
    void aFileThatIsMissingOrEmptyIsNamed() throws IOException {
        var missing = temporary.resolve("missing");
        var empty = Files.createFile(temporary.resolve("empty"));

        assertThatThrownBy(() -> inFile(missing).bytes(store, true))
                .isInstanceOf(TokenException.MasterKeyUnfit.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> inFile(empty).bytes(store, true))
                .isInstanceOf(TokenException.MasterKeyUnfit.class)
                .hasMessageContaining(empty.toString());
    }

    @Test
    void aKeyAndAFileTogetherAreRefused() {
        var both = new MasterKey(Optional.of("a"), Optional.of("b"), installation.folder());

        assertThatThrownBy(() -> both.bytes(store, true))
                .isInstanceOf(TokenException.MasterKeyUnfit.class)
                .hasMessageContaining("TOKEN_MASTER_KEY_FILE");
    }

    @Test
    void withoutAnyAKeyIsMadeOnceForItsOwnerAlone() throws IOException {
        var made = given(null);

        var file = installation.file("master.key");
        assertThat(given(null)).isEqualTo(made).hasSize(32);
        assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(installation.file("master.key.new")).doesNotExist();
    }

    @Test
    void whatACrashLeftBehindDoesNotStopTheNextStart() throws IOException {
        Files.writeString(installation.file("master.key.new"), "half a k");

        assertThat(given(null)).hasSize(32);
    }

    @Test
    void blankSettingsCountAsNone() {
        var key = new MasterKey(Optional.of(" "), Optional.of(""), installation.folder());

        assertThat(key.bytes(store, true)).isEqualTo(given(null));
    }

    @Test
    void noKeyIsMadeForAStoreThatHadAnother() {
        assertThatThrownBy(() -> installation.masterKey(null).bytes(store, false))
                .isInstanceOf(TokenException.MasterKeyUnfit.class)
                .hasMessageContaining("TOKEN_MASTER_KEY is not set")
                .hasMessageContaining(installation.file("master.key").toString());
        assertThat(installation.file("master.key")).doesNotExist();
    }

    @Test
    void aKeyIsNotPrinted() {
        assertThat(installation.masterKey("correct horse")).asString().doesNotContain("horse");
    }

    private byte[] given(@Nullable String text) {
        return installation.masterKey(text).bytes(store, true);
    }

    private MasterKey inFile(Path file) {
        return new MasterKey(Optional.empty(), Optional.of(file.toString()), installation.folder());
    }
}
