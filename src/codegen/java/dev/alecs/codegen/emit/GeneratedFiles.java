package dev.alecs.codegen.emit;

import dev.alecs.codegen.model.Api;
import dev.alecs.codegen.model.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The generated files on disk, touched only where they differ so that an incremental build has nothing to do. */
public final class GeneratedFiles {

    private static final String PACKAGE_INFO = """
            // Generated: change the generator, not this file.
            /** Akamai's operations as tools, one class per catalogue file; all of it is generated. */
            @NullMarked
            package %s;

            import org.jspecify.annotations.NullMarked;
            """.formatted(ToolClass.PACKAGE);

    private GeneratedFiles() {}

    /** Leaves the package's directory with the classes of this catalogue and no others. */
    public static void writeClasses(Catalogue catalogue, Path sources) throws IOException {
        Path directory = sources.resolve(ToolClass.PACKAGE.replace('.', '/'));
        SortedMap<String, String> classes = classes(catalogue);
        for (var file : classes.entrySet()) {
            write(directory.resolve(file.getKey()), file.getValue());
        }
        write(directory.resolve(AskedFile.NAME), AskedFile.of(catalogue));
        for (Path file : javaFiles(directory)) {
            if (!classes.containsKey(file.getFileName().toString())) {
                Files.delete(file);
            }
        }
    }

    private static SortedMap<String, String> classes(Catalogue catalogue) {
        SortedMap<String, String> classes = new TreeMap<>();
        classes.put("package-info.java", PACKAGE_INFO);
        for (Api api : catalogue.apis()) {
            classes.put(ToolClass.fileName(api), ToolClass.source(api));
        }
        return classes;
    }

    public static void write(Path file, String content) throws IOException {
        if (!holds(file, content)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        }
    }

    public static boolean holds(Path file, String content) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(content);
    }

    private static List<Path> javaFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
