package dev.alecs.token.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alecs.token.Installation;
import dev.alecs.token.SealedToken;
import dev.alecs.token.TokenException;
import dev.alecs.token.TokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTokenStoreTest extends TokenStoreContract {

    private static final SealedToken TOKEN = new SealedToken("tok_1111111111111111", "a1", "first");

    @TempDir
    Path temporary;

    private Installation installation;

    @BeforeEach
    void install() {
        installation = new Installation(temporary.resolve("data"));
    }

    @AfterEach
    void uninstall() {
        installation.close();
    }

    @Override
    TokenStore another() {
        return installation.store();
    }

    @Test
    void nothingIsCreatedBeforeTheStoreIsOpened() {
        var store = another();

        store.stamp();
        store.place();

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void theFilesBelongToTheirOwnerAlone() throws IOException {
        var store = another();

        store.open();
        store.insert(TOKEN);

        assertThat(permissions("")).isEqualTo("rwx------");
        assertThat(permissions("alecs.db")).isEqualTo("rw-------");
        assertThat(permissions("alecs.db-wal")).isEqualTo("rw-------");
    }

    @Test
    void aFullDiskIsCalledOne() {
        another().open();
        var full = installation.store("&max_page_count=1");
        var large = new SealedToken(TOKEN.id(), TOKEN.lookup(), "x".repeat(100_000));

        assertThatThrownBy(() -> full.insert(large))
                .isInstanceOf(TokenException.StorageFailed.class)
                .hasMessageContaining("full")
                .hasMessageContaining(temporary.toString());
        assertThat(another().all()).isEmpty();
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Files.createFile(temporary.resolve("data"));

        assertThatThrownBy(() -> another().open())
                .isInstanceOf(TokenException.StorageFailed.class)
                .hasMessageContaining(temporary.resolve("data").toString())
                .hasMessageContaining("ALECS_DATA");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        var folder = Files.createDirectory(
                temporary.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        assumeTrue(!Files.isWritable(folder), "this user may write everywhere");

        assertThatThrownBy(() -> another().open())
                .isInstanceOf(TokenException.StorageFailed.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void aStoreThatMayOnlyBeReadIsNamedWhenItIsWritten() {
        another().open();
        var readOnly = installation.store("&open_mode=1");

        assertThat(readOnly.all()).isEmpty();
        assertThatThrownBy(() -> readOnly.insert(TOKEN))
                .isInstanceOf(TokenException.StorageFailed.class)
                .hasMessageContaining("cannot write to " + installation.file("alecs.db"));
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws IOException {
        another().open();
        installation.close();
        Files.writeString(installation.file("alecs.db"), "not a database ".repeat(500));

        assertThatThrownBy(() -> another().open())
                .isInstanceOf(TokenException.StorageFailed.class)
                .hasMessageContaining(installation.file("alecs.db").toString())
                .hasMessageContaining("damaged");
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(installation.file(name)));
    }
}
