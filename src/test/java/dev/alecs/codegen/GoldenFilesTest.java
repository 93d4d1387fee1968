package dev.alecs.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generator makes of a small catalogue, to the byte; {@code -Dsnapshots=update} rewrites the expectation. */
class GoldenFilesTest {

    private static final Path RESOURCES = Path.of("src/test/resources/codegen");
    private static final boolean UPDATE = "update".equals(System.getProperty("snapshots"));

    @TempDir
    Path directory;

    private TestCatalogue catalogue;

    @BeforeEach
    void generate() throws IOException {
        catalogue = new TestCatalogue(directory);
        for (String file : List.of("components.yaml", "street-lamps.yaml", "asked/street-lamps.txt")) {
            catalogue.with(file, Files.readString(RESOURCES.resolve("catalog").resolve(file)));
        }

        assertThat(catalogue.generate()).isEqualTo(new TestCatalogue.Run(0, List.of()));
    }

    @Test
    void theClassOfAnApiIsAsExpected() throws IOException {
        assertAsExpected("StreetLampsTools.java", catalogue.generated("StreetLampsTools.java"));
    }

    @Test
    void thePackageIsNullMarked() throws IOException {
        assertAsExpected("package-info.java", catalogue.generated("package-info.java"));
    }

    @Test
    void theRequestsForTheSearchAreAsExpected() throws IOException {
        assertAsExpected("asked.txt", catalogue.generated("asked.txt"));
    }

    @Test
    void theReferencePageIsAsExpected() throws IOException {
        assertAsExpected("tools.md", catalogue.page());
    }

    @Test
    void thereIsOneClassForEachFileOfOperations() throws IOException {
        try (Stream<Path> files = Files.list(catalogue.generated(""))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java")))
                    .containsExactlyInAnyOrder("StreetLampsTools.java", "package-info.java");
        }
    }

    @Test
    void theClassCompilesAgainstTheServer() throws IOException {
        String source = Files.readString(catalogue.generated("StreetLampsTools.java"));

        assertThat(CompiledSource.complaints("dev.alecs.toolset.StreetLampsTools", source))
                .isEmpty();
    }

    private static void assertAsExpected(String name, Path actual) throws IOException {
        Path expected = RESOURCES.resolve("expected").resolve(name);
        if (UPDATE) {
            Files.writeString(expected, Files.readString(actual));
        }
        assertThat(actual).hasSameTextualContentAs(expected);
    }
}
