package dev.alecs.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void nothingIsCreatedBeforeItIsNeeded() {
        var folder = new DataFolder(temporary.resolve("data").toString());

        assertThat(folder.file("alecs.db")).hasFileName("alecs.db");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void theFolderAndItsParentsAreForItsOwnerAlone() throws IOException {
        var path = temporary.resolve("deep/data");

        new DataFolder(path.toString()).create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatExistsIsLeftAsItIs() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-x---"));

        new DataFolder(temporary.toString()).create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary)))
                .isEqualTo("rwxr-x---");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "?/.alecs"})
    void whatCannotNameAFolderIsRefused(String path) {
        assertThatThrownBy(() -> new DataFolder(path))
                .isInstanceOf(TokenException.StorageFailed.class)
                .hasMessageContaining("ALECS_DATA")
                .hasMessageContaining(path);
    }

    @Test
    void onlyOneThreadAtATimeHasItToItself() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        Callable<Void> visit = () -> {
            new DataFolder(temporary.toString()).exclusively(() -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                inside.decrementAndGet();
            });
            return null;
        };

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var visited : threads.invokeAll(
                    IntStream.range(0, 100).mapToObj(_ -> visit).toList())) {
                visited.get();
            }
        }

        assertThat(most).hasValue(1);
    }
}
