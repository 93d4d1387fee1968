package dev.alecs.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mistake in a good file, and the file and line that its author is sent to. */
class BadCatalogueTest {

    private static final String GOOD = """
            openapi: 3.1.0
            info:
              title: Bells
            x-alecs-api: bells
            x-alecs-toolset: bells
            paths:
              /bells/v1/{bellId}:
                post:
                  operationId: post-bell
                  x-alecs-tool: { name: ring-bell, effect: write }
                  summary: Ring a bell
                  description: When it is time.
                  parameters:
                    - name: bellId
                      in: path
                      required: true
                      description: Which bell.
                      schema: { type: string }
                    - name: loud
                      in: query
                      description: How.
                      schema: { type: boolean }
                  requestBody:
                    content:
                      application/json:
                        schema: { type: object }
                  responses:
                    '200':
                      description: OK
            """;

    private static final String OTHER = """
            openapi: 3.1.0
            info:
              title: Whistles
            x-alecs-api: whistles
            x-alecs-toolset: whistles
            paths:
              /whistles/v1:
                get:
                  operationId: get-whistles
                  x-alecs-tool: { name: list-whistles, effect: read, aliases: [whistles] }
                  summary: List whistles
                  description: Any time.
                  responses:
                    '200':
                      description: OK
            """;

    private static final String NO_BYTES = "bytes have no place here: 'format: binary' is for whole bodies and files";

    @TempDir
    Path directory;

    @Test
    void aGoodFileIsNotComplainedAbout() throws IOException {
        assertThat(complaints(GOOD, OTHER)).isEmpty();
    }

    @Test
    void allIsComplainedAboutAtOnceInOrder() throws IOException {
        String bad = GOOD.replace("ring-bell", "Ring_Bell").replace("description: How.", "");
        String alsoBad = OTHER.replace("effect: read", "effect: look");

        assertThat(complaints(bad, alsoBad))
                .containsExactly(
                        "bells.yaml:10: the tool name 'Ring_Bell' is not lower-case words joined by hyphens",
                        "bells.yaml:19: 'description' is missing",
                        "whistles.yaml:10: the effect 'look' is none of [read, write, activate, destroy]");
    }

    @Test
    void aToolNameOfMoreThan64CharactersIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("ring-bell", "a".repeat(65)),
                10,
                "the tool name '%s' is longer than 64".formatted("a".repeat(65)));
        assertThat(complaints(GOOD.replace("ring-bell", "a".repeat(64)), OTHER)).isEmpty();
    }

    @Test
    void aToolNameOfAnotherFileIsRefused() throws IOException {
        List<String> complaints = complaints(GOOD.replace("ring-bell", "list-whistles"), OTHER);

        assertThat(complaints)
                .containsExactly("whistles.yaml:8: the tool name 'list-whistles' is taken, see bells.yaml:8");
    }

    @Test
    void anAliasThatIsAnotherToolsNameIsRefused() throws IOException {
        List<String> complaints =
                complaints(GOOD.replace("effect: write", "effect: write, aliases: [whistles]"), OTHER);

        assertThat(complaints).containsExactly("whistles.yaml:8: the tool name 'whistles' is taken, see bells.yaml:8");
    }

    @Test
    void anAliasThatNoClientWouldTakeIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("effect: write", "effect: write, aliases: [Bell!]"),
                10,
                "the alias 'Bell!' is not lower-case words joined by hyphens");
    }

    @Test
    void anOperationIdThatIsTakenInsideItsApiIsRefused() throws IOException {
        String second = GOOD.substring(GOOD.indexOf("    post:"))
                .replace("post:", "put:")
                .replace("ring-bell", "hang-bell");

        assertComplaint(GOOD + second, 30, "the operationId 'post-bell' is taken, see bells.yaml:8");
    }

    @Test
    void anUnknownKeyOfAToolIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("effect: write", "effect: write, cor: true"), 10, "unknown key 'x-alecs-tool.cor'");
    }

    @Test
    void aMisspeltKeyOfAParameterIsRefused() throws IOException {
        assertComplaint(GOOD.replace("in: query", "in: query\n          requird: true"), 21, "unknown key 'requird'");
    }

    @Test
    void aMethodThatDoesNotExistIsRefused() throws IOException {
        assertThat(complaints(GOOD.replace("post:", "fetch:"), OTHER)).contains("bells.yaml:8: unknown key 'fetch'");
    }

    @Test
    void aMissingSummaryIsNoticed() throws IOException {
        assertComplaint(GOOD.replace("summary: Ring a bell", ""), 8, "'summary' is missing");
    }

    @Test
    void anEmptyDescriptionIsAMissingOne() throws IOException {
        assertComplaint(
                GOOD.replace("description: When it is time.", "description: ''"), 12, "'description' is missing");
    }

    @Test
    void aMissingOperationIdIsNoticed() throws IOException {
        assertComplaint(GOOD.replace("operationId: post-bell", ""), 8, "'operationId' is missing");
    }

    @Test
    void aMissingToolIsNoticed() throws IOException {
        assertThat(complaints(GOOD.replace("x-alecs-tool: { name: ring-bell, effect: write }", ""), OTHER))
                .containsExactly(
                        "bells.yaml:8: 'x-alecs-tool.effect' is missing",
                        "bells.yaml:8: 'x-alecs-tool.name' is missing");
    }

    @Test
    void aSummaryWithAFullStopIsRefused() throws IOException {
        assertComplaint(GOOD.replace("Ring a bell", "Ring a bell."), 11, "a summary has no full stop at its end");
    }

    @Test
    void aDescriptionOf2000CharactersIsRefused() throws IOException {
        String longest = "x".repeat(2_000 - "Ring a bell.\n".length() - 1);

        assertThat(complaints(GOOD.replace("When it is time.", longest), OTHER)).isEmpty();
        assertComplaint(
                GOOD.replace("When it is time.", longest + "x"),
                12,
                "summary and description have 2000 characters; they must stay under 2000");
    }

    @Test
    void aReferenceToNothingIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("schema: { type: object }", "schema: { $ref: '#/components/schemas/Bell' }"),
                26,
                "$ref '#/components/schemas/Bell' leads nowhere");
    }

    @Test
    void aReferenceIntoAFileThatDoesNotExistIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("schema: { type: object }", "schema: { $ref: 'parts.yaml#/Bell' }"),
                26,
                "$ref 'parts.yaml#/Bell' leads nowhere");
    }

    @Test
    void aSchemaThatContainsItselfIsRefused() throws IOException {
        String bad = GOOD.replace("schema: { type: object }", "schema: { $ref: '#/components/schemas/Bell' }") + """
                components:
                  schemas:
                    Bell:
                      type: object
                      properties:
                        inner: { $ref: '#/components/schemas/Bell' }
                """;

        assertComplaint(bad, 35, "$ref '#/components/schemas/Bell' leads back to itself");
    }

    @Test
    void parametersThatReferToOneAnotherAreRefused() throws IOException {
        String bad = GOOD.replace("parameters:\n", "parameters:\n        - $ref: '#/components/parameters/a'\n") + """
                components:
                  parameters:
                    a: { $ref: '#/components/parameters/b' }
                    b: { $ref: '#/components/parameters/a' }
                """;

        assertComplaint(bad, 34, "$ref '#/components/parameters/a' leads back to itself");
    }

    @Test
    void twoArgumentsOfOneNameAreRefused() throws IOException {
        assertComplaint(GOOD.replace("name: loud", "name: bellId"), 19, "the argument 'bellId' exists already");
    }

    @Test
    void aParameterNamedLikeAnArgumentOfOursIsRefused() throws IOException {
        assertComplaint(GOOD.replace("name: loud", "name: section"), 8, "the argument 'section' exists already");
        assertComplaint(GOOD.replace("name: loud", "name: body"), 23, "the argument 'body' exists already");
    }

    @Test
    void anArgumentNameThatIsTooLongIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("name: loud", "name: " + "l".repeat(65)),
                19,
                "the argument name '%s' is not 1 to 64 of a-z, A-Z, 0-9, _, . and -".formatted("l".repeat(65)));
    }

    @Test
    void aPathParameterThatIsNotDeclaredIsNoticed() throws IOException {
        assertComplaint(GOOD.replace("/{bellId}", "/{bellId}/{time}"), 8, "the path parameter 'time' is not declared");
    }

    @Test
    void aPathParameterThatIsNotInThePathIsNoticed() throws IOException {
        assertComplaint(GOOD.replace("/{bellId}", ""), 13, "the path parameter 'bellId' is not in the path");
    }

    @Test
    void aPathParameterThatMayBeLeftOutIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("required: true", "required: false"), 14, "a path parameter must have 'required: true'");
    }

    @Test
    void aCookieIsRefused() throws IOException {
        assertComplaint(GOOD.replace("in: query", "in: cookie"), 20, "a parameter is in path, query or header");
    }

    @Test
    void aStyleThatIsNeverWrittenIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("in: query", "in: query\n          style: deepObject"),
                21,
                "the only style understood here is 'form'");
    }

    @Test
    void aBodyWithoutAMediaTypeIsRefused() throws IOException {
        String none =
                GOOD.replaceFirst("(?s)content:\\s+application/json:\\s+schema: \\{ type: object }", "content: {}");

        assertComplaint(none, 23, "a body has a media type in 'content'");
    }

    @Test
    void aBodyOfBytesOrTextWithAStructureIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("application/json:", "application/gzip:"),
                24,
                "a body of application/gzip has a schema of 'type: string'");
        assertComplaint(
                GOOD.replace("application/json:", "text/dns:"),
                24,
                "a body of text/dns has a schema of 'type: string'");
    }

    @Test
    void aFormWithoutAStructureIsRefused() throws IOException {
        String text = GOOD.replace("schema: { type: object }", "schema: { type: string }");

        assertComplaint(
                text.replace("application/json:", "multipart/form-data:"),
                24,
                "a body of multipart/form-data has a schema of 'type: object'");
        assertComplaint(
                text.replace("application/json:", "application/x-www-form-urlencoded:"),
                24,
                "a body of application/x-www-form-urlencoded has a schema of 'type: object'");
    }

    @Test
    void bytesInsideOfJsonAreRefused() throws IOException {
        String bytes = "{ type: string, format: binary }";

        assertComplaint(
                GOOD.replace("schema: { type: object }", "schema: { properties: { clapper: " + bytes + " } }"),
                26,
                NO_BYTES);
        assertComplaint(GOOD.replace("schema: { type: boolean }", "schema: " + bytes), 22, NO_BYTES);
        assertComplaint(GOOD + """
                          content:
                            application/json:
                              schema:
                                $ref: '#/components/schemas/Bell'
                components:
                  schemas:
                    Bell:
                      type: string
                      format: binary
                """, 38, NO_BYTES);
    }

    @Test
    void bytesDeepInAFormAreRefused() throws IOException {
        String form = GOOD.replace("application/json:", "multipart/form-data:");
        String bytes = "{ type: string, format: binary }";

        assertThat(complaints(
                        form.replace("{ type: object }", "{ type: object, properties: { a: " + bytes + " } }"), OTHER))
                .isEmpty();
        assertComplaint(
                form.replace(
                        "{ type: object }",
                        "{ type: object, properties: { a: { type: object, properties: { b: " + bytes + " } } } }"),
                26,
                NO_BYTES);
    }

    @Test
    void aMediaTypeThatIsNotDeclaredCannotBeChosen() throws IOException {
        String choice = "x-alecs-media: { argument: bell, accept: { a: b/c }, contentType: { a: b/d }, form: x }";

        assertThat(complaints(GOOD.replace("      summary:", "      " + choice + "\n      summary:"), OTHER))
                .containsExactly(
                        "bells.yaml:11: the media type 'b/c' is not declared",
                        "bells.yaml:11: the media type 'b/d' is not declared",
                        "bells.yaml:11: there is no parameter 'bell'",
                        "bells.yaml:11: unknown key 'x-alecs-media.form'");
    }

    @Test
    void anErrorAmongTheAnswersIsRefused() throws IOException {
        assertThat(complaints(GOOD.replace("'200'", "'404'"), OTHER))
                .containsExactly(
                        "bells.yaml:27: there is no successful answer",
                        "bells.yaml:28: '404' is not a successful answer, 2xx or 3xx");
    }

    @Test
    void aVendorTypeWithoutAnArgumentIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("effect: write", "effect: write, vendorType: application/vnd.bell+json"),
                10,
                "a vendorType has one argument in braces");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("summary: Ring a bell", "summary: Ring a bell\n      summary: Toll a bell"),
                12,
                "'summary' stands twice, first at line 11");
    }

    @Test
    void aTabIsRefused() throws IOException {
        List<String> complaints = complaints(GOOD.replace("      summary:", "\tsummary:"), OTHER);

        assertThat(complaints)
                .singleElement()
                .asString()
                .startsWith("bells.yaml:11: not valid YAML: found character '\\t");
    }

    @Test
    void bracesThatAreNotClosedAreRefused() throws IOException {
        assertComplaint(
                GOOD.replace("effect: write }", "effect: write"), 11, "not valid YAML: expected ',' or '}', but got :");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertComplaint("", 1, "the file is empty");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        TestCatalogue catalogue = new TestCatalogue(directory);
        Files.write(catalogue.catalog().resolve("bells.yaml"), "# Glöckchen".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(catalogue.generate().problems()).containsExactly("bells.yaml:1: the file is not UTF-8");
    }

    @Test
    void anAnchorIsRefused() throws IOException {
        assertComplaint(
                GOOD.replace("schema: { type: boolean }", "schema: &loud { type: boolean }"),
                22,
                "anchors are not understood here; use $ref");
    }

    @Test
    void aFileWithoutOperationsIsRefused() throws IOException {
        assertComplaint(GOOD.substring(0, GOOD.indexOf("paths:")), 1, "there is no operation in it");
    }

    @Test
    void anotherOpenApiIsRefused() throws IOException {
        assertComplaint(GOOD.replace("openapi: 3.1.0", "openapi: 3.0.3"), 1, "only OpenAPI 3.1 is understood");
    }

    @Test
    void aFileNameThatMakesNoClassNameIsRefused() throws IOException {
        TestCatalogue catalogue = new TestCatalogue(directory).with("Bells_2.yaml", GOOD);

        assertThat(catalogue.generate().problems())
                .containsExactly("Bells_2.yaml:1: a catalogue file is named in lower case with hyphens");
    }

    @Test
    void requestsForTheSearchThatBelongToNoToolAreRefused() throws IOException {
        assertThat(complaintsAboutAsked("""
                  when it is time
                ring-bell
                  make some noise
                ring-bells
                  wake everybody
                list-whistles
                  make some noise
                ring-bell
                """))
                .containsExactly(
                        "asked/bells.txt:1: a request stands under the name of its tool",
                        "asked/bells.txt:4: there is no tool 'ring-bells'",
                        "asked/bells.txt:7: this request is there already, see asked/bells.txt:3",
                        "asked/bells.txt:8: the requests for 'ring-bell' are in two places");
    }

    private List<String> complaintsAboutAsked(String asked) throws IOException {
        return new TestCatalogue(directory)
                .with("bells.yaml", GOOD)
                .with("whistles.yaml", OTHER)
                .with("asked/bells.txt", asked)
                .generate()
                .problems();
    }

    private void assertComplaint(String bells, int line, String what) throws IOException {
        assertThat(complaints(bells, OTHER)).containsExactly("bells.yaml:" + line + ": " + what);
    }

    private List<String> complaints(String bells, String whistles) throws IOException {
        TestCatalogue.Run run = new TestCatalogue(directory)
                .with("bells.yaml", bells)
                .with("whistles.yaml", whistles)
                .generate();

        assertThat(run.exitCode()).isEqualTo(run.problems().isEmpty() ? 0 : 1);
        return run.problems();
    }
}
