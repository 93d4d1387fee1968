package dev.alecs.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** A data folder of its own for the tests, gone when they end. */
public final class TemporaryData implements QuarkusTestResourceLifecycleManager {

    private Path folder = Path.of("");

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("alecs-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "alecs.data",
                folder.toString(),
                "alecs.edgerc",
                folder.resolve("edgerc").toString());
    }

    @Override
    public void stop() {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
