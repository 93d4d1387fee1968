package dev.alecs.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alecs.codegen.TestCatalogue.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateToolsTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    private static final Run DONE = new Run(0, List.of());

    @TempDir
    Path directory;

    private TestCatalogue catalogue;

    @BeforeEach
    void aCatalogueOfTwoApis() throws IOException {
        catalogue = new TestCatalogue(directory)
                .with("bells.yaml", SmallApi.named("bell"))
                .with("whistles.yaml", SmallApi.named("whistle"));
    }

    @Test
    void theSameCatalogueGivesTheSameBytes() throws IOException {
        TestCatalogue elsewhere = new TestCatalogue(directory.resolve("elsewhere"))
                .with("whistles.yaml", SmallApi.named("whistle"))
                .with("bells.yaml", SmallApi.named("bell"));

        catalogue.generate();
        elsewhere.generate();

        assertThat(elsewhere.generated("BellsTools.java"))
                .hasSameBinaryContentAs(catalogue.generated("BellsTools.java"));
        assertThat(elsewhere.page()).hasSameBinaryContentAs(catalogue.page());
    }

    @Test
    void theOrderInsideAFileDoesNotMatter() throws IOException {
        String first = SmallApi.operation("/bell/v1/a", "get", "get-a");
        String second = SmallApi.operation("/bell/v1/b", "get", "get-b");
        TestCatalogue sorted =
                new TestCatalogue(directory.resolve("sorted")).with("bells.yaml", SmallApi.of(first + second));
        TestCatalogue unsorted =
                new TestCatalogue(directory.resolve("unsorted")).with("bells.yaml", SmallApi.of(second + first));

        sorted.generate();
        unsorted.generate();

        assertThat(unsorted.generated("BellsTools.java")).hasSameBinaryContentAs(sorted.generated("BellsTools.java"));
    }

    @Test
    void theOutputNamesNoDirectory() throws IOException {
        catalogue.generate();

        assertThat(catalogue.generated("BellsTools.java")).content().doesNotContain(directory.toString());
        assertThat(catalogue.page()).content().doesNotContain(directory.toString());
    }

    @Test
    void whatDidNotChangeIsNotTouched() throws IOException {
        catalogue.generate();
        Files.setLastModifiedTime(catalogue.generated("BellsTools.java"), LONG_AGO);
        Files.setLastModifiedTime(catalogue.generated("WhistlesTools.java"), LONG_AGO);
        Files.setLastModifiedTime(catalogue.page(), LONG_AGO);

        catalogue.with("whistles.yaml", SmallApi.named("flute")).generate();

        assertThat(Files.getLastModifiedTime(catalogue.generated("BellsTools.java")))
                .isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(catalogue.generated("WhistlesTools.java")))
                .isGreaterThan(LONG_AGO);
        assertThat(Files.getLastModifiedTime(catalogue.page())).isGreaterThan(LONG_AGO);
    }

    @Test
    void theClassOfACatalogueFileThatIsGoneIsDeleted() throws IOException {
        catalogue.generate();

        catalogue.without("whistles.yaml").generate();

        assertThat(catalogue.generated("WhistlesTools.java")).doesNotExist();
        assertThat(catalogue.generated("BellsTools.java")).exists();
        assertThat(catalogue.generated("package-info.java")).exists();
    }

    @Test
    void aBadCatalogueWritesNothing() throws IOException {
        catalogue.with("bells.yaml", "openapi: 3.1.0");

        Run run = catalogue.generate();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(catalogue.sources()).doesNotExist();
        assertThat(catalogue.page()).doesNotExist();
    }

    @Test
    void aCheckPassesOnAPageThatIsUpToDate() throws IOException {
        catalogue.generate();

        assertThat(catalogue.check()).isEqualTo(DONE);
    }

    @Test
    void aCheckFailsOnAStalePageAndLeavesItAlone() throws IOException {
        catalogue.generate();
        Files.writeString(catalogue.page(), "old");

        Run run = catalogue.check();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.problems()).containsExactly("tools.md is stale: build once and commit what changed in it");
        assertThat(catalogue.page()).hasContent("old");
    }

    @Test
    void aCheckOfAMissingPageFailsAndDoesNotWriteIt() throws IOException {
        Run run = catalogue.check();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(catalogue.page()).doesNotExist();
    }

    @Test
    void aWrongNumberOfArgumentsIsAnsweredWithTheRightOnes() throws IOException {
        Run run = TestCatalogue.run("catalog");

        assertThat(run)
                .isEqualTo(new Run(
                        2, List.of("usage: GenerateTools write-docs|check-docs CATALOG_DIR OUT_DIR DOCS_FILE")));
    }
}
