package dev.alecs.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.testing.TemporaryData;
import dev.alecs.testing.TestTools;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The public face of every tool, as last reviewed. A change that shows here is a change for every client: look at the
 * difference, then take it over with {@code mvn test -Dtest=ToolSnapshotTest -Dsnapshots=update}.
 */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class ToolSnapshotTest {

    private static final Path FOLDER = Path.of("src/test/resources/toolsnaps");
    private static final ObjectMapper JSON = new ObjectMapper().configure(SerializationFeature.INDENT_OUTPUT, true);
    private static final ObjectWriter WRITER =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    @Inject
    ToolRegistry registry;

    @Test
    void everyToolLooksAsReviewed() throws IOException {
        var now = snapshots();
        if ("update".equals(System.getProperty("snapshots"))) {
            write(now);
        }

        assertThat(reviewed()).isEqualTo(now);
    }

    private Map<String, String> snapshots() {
        return registry.tools().stream()
                .map(Tool::definition)
                .filter(tool -> !tool.toolset().equals(TestTools.TOOLSET))
                .collect(Collectors.groupingBy(
                        tool -> tool.toolset() + ".json",
                        TreeMap::new,
                        Collectors.mapping(ToolSnapshotTest::face, Collectors.joining(",\n", "[\n", "\n]\n"))));
    }

    private static String face(ToolDefinition tool) {
        try {
            ObjectNode face = JSON.createObjectNode().put("name", tool.name());
            face.set("aliases", JSON.valueToTree(tool.aliases()));
            face.put("effect", tool.effect().name().toLowerCase(Locale.ROOT))
                    .put("idempotent", tool.idempotent())
                    .put("core", tool.core())
                    .put("title", tool.title())
                    .put("description", tool.description())
                    .put("listed", tool.listing().description());
            face.set("listedSchema", JSON.readTree(tool.listing().inputSchema()));
            face.put("inputSchema", "sha256 " + digest(tool.inputSchema()));
            return WRITER.writeValueAsString(face);
        } catch (IOException e) {
            throw new AssertionError("The schema of " + tool.name() + " is not JSON", e);
        }
    }

    // The whole schema is the catalogue's, to be reviewed there; here it is enough to see that it changed.
    private static String digest(String schema) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(schema.getBytes(UTF_8)))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> reviewed() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var reviewed = new TreeMap<String, String>();
            for (var file : files.toList()) {
                reviewed.put(file.getFileName().toString(), Files.readString(file));
            }
            return reviewed;
        }
    }

    private static void write(Map<String, String> snapshots) throws IOException {
        for (var file : reviewed().keySet()) {
            if (!snapshots.containsKey(file)) {
                Files.delete(FOLDER.resolve(file));
            }
        }
        for (var snapshot : snapshots.entrySet()) {
            Files.writeString(FOLDER.resolve(snapshot.getKey()), snapshot.getValue());
        }
    }
}
