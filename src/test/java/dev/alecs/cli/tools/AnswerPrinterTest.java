package dev.alecs.cli.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alecs.tool.Content;
import dev.alecs.tool.Dispatched;
import dev.alecs.tool.ToolResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerPrinterTest {

    private static final ToolResult DOWNLOAD = new ToolResult(
            List.of(
                    new Content.Text("A report."),
                    new Content.Resource("alecs://report", "application/zip", "PK..".getBytes(UTF_8))),
            false);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void aProgramGetsTheTextsAsTheyAre() {
        int code = print(new Destination.Program(bytes), new ToolResult(text("{\"a\":1}", "b\u001b[2J"), false));

        assertThat(code).isZero();
        assertThat(out).hasToString("{\"a\":1}\nb\u001b[2J\n");
        assertThat(err).hasToString("");
    }

    @Test
    void aPersonGetsJsonInLinesAndNoOrdersToTheTerminal() {
        print(new Destination.Person(), new ToolResult(text("{\"a\":1.10}", "b\u001b[2J\u009bm\tc"), false));

        assertThat(out).hasToString("{\n  \"a\" : 1.10\n}\nb?[2J?m\tc\n");
    }

    @Test
    void aFailureIsNoAnswer() {
        int code = print(new Destination.Program(bytes), ToolResult.failed("Akamai refused"));

        assertThat(code).isEqualTo(1);
        assertThat(out).hasToString("");
        assertThat(err).hasToString("Akamai refused\n");
    }

    @Test
    void theWholeResultIsWhatMcpClientsGet() {
        var printer = printer(new Destination.Program(bytes), true);

        int code = printer.print(new Dispatched.Completed(ToolResult.failed("Akamai refused")));

        assertThat(code).isEqualTo(1);
        assertThat(out)
                .hasToString("{\"content\":[{\"type\":\"text\",\"text\":\"Akamai refused\"}],\"isError\":true}\n");
    }

    @Test
    void aTextMayGoIntoAFile() throws Exception {
        var file = folder.resolve("zone.txt");

        int code = print(new Destination.File(file), ToolResult.of("@ IN SOA …"));

        assertThat(code).isZero();
        assertThat(file).hasContent("@ IN SOA …");
        assertThat(out).hasToString("");
    }

    @Test
    void aDownloadGoesIntoTheFileAndWhatIsSaidOfItDoesNot() throws Exception {
        var file = folder.resolve("report.zip");

        int code = print(new Destination.File(file), DOWNLOAD);

        assertThat(code).isZero();
        assertThat(Files.readAllBytes(file)).asString(UTF_8).isEqualTo("PK..");
        assertThat(out).hasToString("A report.\n");
        assertThat(err.toString()).contains("wrote " + file, "application/zip, 4 bytes");
    }

    @Test
    void aProgramGetsTheBytesOfADownloadAlone() {
        int code = print(new Destination.Program(bytes), DOWNLOAD);

        assertThat(code).isZero();
        assertThat(bytes).hasToString("PK..");
        assertThat(out).hasToString("");
        assertThat(err).hasToString("A report.\n");
    }

    @Test
    void aDownloadIsNotPouredIntoATerminal() {
        int code = print(new Destination.Person(), DOWNLOAD);

        assertThat(code).isEqualTo(1);
        assertThat(out).hasToString("A report.\n");
        assertThat(err.toString()).contains("application/zip, 4 bytes", "--output FILE");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        int code = print(new Destination.File(folder), ToolResult.of("text"));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("its answer cannot be written", folder.toString());
    }

    @Test
    void aCancelledCallSaysSo() {
        int code = printer(new Destination.Program(bytes), false).print(new Dispatched.Cancelled());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).startsWith("alecs: cancelled.");
    }

    private int print(Destination destination, ToolResult result) {
        return printer(destination, false).print(new Dispatched.Completed(result));
    }

    private AnswerPrinter printer(Destination destination, boolean asJson) {
        return new AnswerPrinter(new PrintWriter(out, true), new PrintWriter(err, true), destination, asJson);
    }

    private static List<Content> text(String... texts) {
        return List.of(texts).stream().<Content>map(Content.Text::new).toList();
    }
}
