package dev.alecs.codegen;

import dev.alecs.codegen.emit.GeneratedFiles;
import dev.alecs.codegen.emit.ToolsPage;
import dev.alecs.codegen.model.Catalogue;
import dev.alecs.codegen.model.CatalogueReader;
import dev.alecs.codegen.spec.Complaints;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;

/**
 * Generates the tool classes and {@code docs/tools.md} from the catalogue, before the server is compiled.
 *
 * <p>Started from source, {@code java GenerateTools.java write-docs|check-docs CATALOG_DIR OUT_DIR DOCS_FILE}. With {@code
 * check-docs} it leaves the page alone, and fails when that is not what the catalogue says.
 */
final class GenerateTools {

    private static final String USAGE = "usage: GenerateTools write-docs|check-docs CATALOG_DIR OUT_DIR DOCS_FILE";
    private static final Set<String> MODES = Set.of("write-docs", "check-docs");

    private GenerateTools() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(System.err, args));
    }

    /** The process' exit code: 0 done, 1 a bad catalogue or a stale page, 2 not called as it should be. */
    static int run(PrintStream problems, String... args) throws IOException {
        if (args.length != 4 || !MODES.contains(args[0])) {
            problems.println(USAGE);
            return 2;
        }
        Complaints complaints = new Complaints();
        Catalogue catalogue = new CatalogueReader(complaints).read(Path.of(args[1]));
        if (!complaints.isEmpty()) {
            complaints.lines().forEach(problems::println);
            return 1;
        }
        GeneratedFiles.writeClasses(catalogue, Path.of(args[2]));
        Path docs = Path.of(args[3]);
        String page = ToolsPage.of(catalogue);
        if (args[0].equals("check-docs")) {
            return check(docs, page, problems);
        }
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
