package dev.alecs.codegen;

import dev.alecs.codegen.emit.GeneratedFiles;
import dev.alecs.codegen.emit.ToolsPage;
import dev.alecs.codegen.model.Catalogue;
import dev.alecs.codegen.model.CatalogueReader;
import dev.alecs.codegen.spec.Complaints;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates the tool classes and {@code docs/tools.md} from the catalogue, before the server is compiled.
 *
 * <p>Started from source, {@code java GenerateTools.java [--check] CATALOG_DIR OUT_DIR DOCS_FILE}. With {@code --check} it
 * writes nothing, and fails when the page is not what the catalogue says.
 */
final class GenerateTools {

    private static final String USAGE = "usage: GenerateTools [--check] CATALOG_DIR OUT_DIR DOCS_FILE";

    private GenerateTools() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(System.err, args));
    }

    /** The process' exit code: 0 done, 1 a bad catalogue or a stale page, 2 not called as it should be. */
    static int run(PrintStream problems, String... args) throws IOException {
        List<String> places = new ArrayList<>(List.of(args));
        boolean check = places.remove("--check");
        if (places.size() != 3) {
            problems.println(USAGE);
            return 2;
        }
        Complaints complaints = new Complaints();
        Catalogue catalogue = new CatalogueReader(complaints).read(Path.of(places.get(0)));
        if (!complaints.isEmpty()) {
            complaints.lines().forEach(problems::println);
            return 1;
        }
        String page = ToolsPage.of(catalogue);
        Path docs = Path.of(places.get(2));
        if (check) {
            return check(docs, page, problems);
        }
        GeneratedFiles.writeClasses(catalogue, Path.of(places.get(1)));
        GeneratedFiles.write(docs, page);
        return 0;
    }

    private static int check(Path docs, String page, PrintStream problems) throws IOException {
        if (GeneratedFiles.holds(docs, page)) {
            return 0;
        }
        problems.println(docs.getFileName() + " is stale: build once and commit what changed in it");
        return 1;
    }
}
