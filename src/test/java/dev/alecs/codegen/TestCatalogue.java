package dev.alecs.codegen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A catalogue in a directory of its own, and the generator run on it. */
final class TestCatalogue {

    /** What one run said and how it ended. */
    record Run(int exitCode, List<String> problems) {}

    private final Path root;

    TestCatalogue(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(catalog());
    }

    TestCatalogue with(String file, String text) throws IOException {
        Path path = catalog().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    TestCatalogue without(String file) throws IOException {
        Files.delete(catalog().resolve(file));
        return this;
    }

    Run generate() throws IOException {
        return run("write-docs", catalog().toString(), sources().toString(), page().toString());
    }

    Run check() throws IOException {
        return run("check-docs", catalog().toString(), sources().toString(), page().toString());
    }

    static Run run(String... arguments) throws IOException {
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        int exitCode = GenerateTools.run(new PrintStream(problems, true, StandardCharsets.UTF_8), arguments);
        return new Run(
                exitCode, problems.toString(StandardCharsets.UTF_8).lines().toList());
    }

    Path catalog() {
        return root.resolve("catalog");
    }

    Path sources() {
        return root.resolve("out");
    }

    Path page() {
        return root.resolve("docs/tools.md");
    }

    Path generated(String file) {
        return sources().resolve("dev/alecs/toolset").resolve(file);
    }
}
