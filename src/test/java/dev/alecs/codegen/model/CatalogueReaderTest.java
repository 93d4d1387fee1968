package dev.alecs.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.codegen.spec.Complaints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an operation, where it is more than copying. */
class CatalogueReaderTest {

    private static final String NO_CONTENT = "responses: { '204': { description: No content } }".indent(6);

    private static final String WITH_ETAG = """
            parameters:
              - { name: If-Match, in: header, required: true, description: Which., schema: { type: string } }
              - { name: zone, in: query, required: true, description: Which., schema: { type: string } }
              - { name: dryRun, in: query, description: Whether., schema: { type: boolean } }
            """;

    @TempDir
    Path directory;

    @Test
    void aHeaderBecomesAnArgumentInLowerCamelCase() throws IOException {
        Operation operation = withParameters("""
                - { name: X-Policy-Set, in: header, required: true, description: Which., schema: { type: string } }
                - { name: ETag, in: header, description: Which., schema: { type: string } }
                """);

        assertThat(operation.parameters()).extracting(Parameter::argument).containsExactly("xPolicySet", "eTag");
        assertThat(operation.parameters()).extracting(Parameter::wireName).containsExactly("X-Policy-Set", "ETag");
    }

    @Test
    void aQueryKeepsItsNameUnlessClientsWouldRefuseIt() throws IOException {
        Operation operation = withParameters("""
                - { name: page.size_max-1, in: query, description: Which., schema: { type: integer } }
                - { name: 'filter[zone]', in: query, description: Which., schema: { type: string } }
                """);

        assertThat(operation.parameters())
                .extracting(Parameter::argument)
                .containsExactly("page.size_max-1", "filterZone");
    }

    @Test
    void theEtagIsNotAskedForWhereTheServerCanReadItItself() throws IOException {
        String reading = """
                    get:
                      operationId: get-bell
                      x-alecs-tool: { name: get-bell, effect: read }
                      summary: Look at a bell
                      description: Any time.
                      parameters:
                        - { name: zone, in: query, description: Which., schema: { type: string } }
                """ + NO_CONTENT;

        Operation alone = read(text(WITH_ETAG.indent(6)) + NO_CONTENT);
        Operation readable = read(text(WITH_ETAG.indent(6)) + NO_CONTENT + reading, "post-bell");

        assertThat(alone.tool().inputSchema().get("required")).hasToString("[\"ifMatch\",\"zone\"]");
        assertThat(alone.etagQuery()).isNull();
        assertThat(readable.tool().inputSchema().get("required")).hasToString("[\"zone\"]");
        assertThat(readable.etagQuery()).containsExactly("zone");
    }

    @Test
    void anAcceptMayAlwaysBeLeftOutBecauseThereIsAConstantOne() throws IOException {
        Operation operation = withParameters("""
                - { name: Accept, in: header, required: true, description: Which., schema: { enum: [text/csv, text/xml] } }
                """);

        assertThat(operation.parameters())
                .containsExactly(
                        new Parameter("accept", "Accept", Parameter.Place.HEADER, false, Parameter.Style.REPEATED));
        assertThat(operation.tool().inputSchema().has("required")).isFalse();
    }

    @Test
    void theWayAListIsWrittenFollowsOpenApi() throws IOException {
        Operation operation = withParameters("""
                - { name: a, in: query, description: Which., schema: { type: array } }
                - { name: b, in: query, description: Which., style: form, explode: false, schema: { type: array } }
                - { name: c, in: header, description: Which., schema: { type: array } }
                - { name: d, in: query, description: Which., schema: { type: object } }
                - { name: e, in: query, description: Which., content: { application/json: { schema: { type: array } } } }
                - { name: f, in: query, description: Which., explode: false, schema: { type: string } }
                """);

        assertThat(operation.parameters())
                .extracting(Parameter::style)
                .containsExactly(
                        Parameter.Style.REPEATED,
                        Parameter.Style.COMMA_SEPARATED,
                        Parameter.Style.COMMA_SEPARATED,
                        Parameter.Style.JSON,
                        Parameter.Style.JSON,
                        Parameter.Style.REPEATED);
    }

    @Test
    void anExampleHasTheTypeOfItsSchema() throws IOException {
        Operation operation = withParameters("""
                - { name: a, in: query, description: Which., schema: { type: string }, example: 15166 }
                - { name: b, in: query, description: Which., schema: { type: integer }, example: 15166 }
                - { name: c, in: query, description: Which., schema: { type: string, enum: [on, 1] }, example: 1:30 }
                """);

        JsonNode properties = operation.tool().inputSchema().get("properties");
        assertThat(properties.get("a").get("examples")).hasToString("[\"15166\"]");
        assertThat(properties.get("b").get("examples")).hasToString("[15166]");
        assertThat(properties.get("c").get("examples")).hasToString("[\"1:30\"]");
        assertThat(properties.get("c").get("enum")).hasToString("[\"on\",\"1\"]");
    }

    @Test
    void aConstantAcceptIsKept() throws IOException {
        Operation operation = withParameters("""
                - { name: Accept, in: header, description: Which., schema: { const: application/vnd.bell+json } }
                """);

        assertThat(operation.headers()).containsEntry("Accept", "application/vnd.bell+json");
        assertThat(operation.parameters()).isEmpty();
    }

    @Test
    void withoutABodyInTheAnswerJsonIsAskedForSoThatErrorsAreReadable() throws IOException {
        Operation operation = withParameters("[]");

        assertThat(operation.headers()).containsEntry("Accept", "application/json");
    }

    @Test
    void theBestMediaTypeOfABodyIsSent() throws IOException {
        assertThat(sent("'*/*', application/json")).isEqualTo("application/json");
        assertThat(sent("application/vnd.bell.v2+json, application/json-patch+json"))
                .isEqualTo("application/json-patch+json");
        assertThat(sent("application/xml, application/json")).isEqualTo("application/json");
        assertThat(sent("text/plain, application/json")).isEqualTo("application/json");
        assertThat(sent("application/gzip, text/plain")).isEqualTo("text/plain");
        assertThat(sent("'*/*'")).isEqualTo("application/json");
    }

    @Test
    void ofOneVendorTypeTheNewestVersionIsSentAndAskedFor() throws IOException {
        String types = "application/json, application/vnd.bell.v1.9+json, application/vnd.bell.v1.10+json,"
                + " application/vnd.bell.v1+json";

        assertThat(sent(types)).isEqualTo("application/vnd.bell.v1.10+json");
        assertThat(withAnswer(types).headers()).containsEntry("Accept", "application/vnd.bell.v1.10+json");
    }

    @Test
    void whereAllAnswersAreVendorTypesExactlyThoseAreAskedFor() throws IOException {
        Operation operation = withAnswer("application/vnd.bell.v1+json, application/vnd.rope.v2+json");

        assertThat(operation.headers())
                .containsEntry("Accept", "application/vnd.bell.v1+json, application/vnd.rope.v2+json");
    }

    @Test
    void jsonIsAskedForUnlessTheCallerChoosesAnotherKind() throws IOException {
        Operation operation = withAnswer("text/csv, application/json");

        assertThat(operation.headers()).containsEntry("Accept", "application/json");
        assertThat(operation.parameters())
                .containsExactly(
                        new Parameter("accept", "Accept", Parameter.Place.HEADER, false, Parameter.Style.REPEATED));
        assertThat(operation.tool().inputSchema().at("/properties/accept/enum"))
                .hasToString("[\"text/csv\",\"application/json\"]");
    }

    @Test
    void aDownloadThatDeclaresNoBodyIsAskedForWhateverItIs() throws IOException {
        String download = text("responses: { '200': { description: OK } }".indent(6));

        assertThat(read(download.replace("post:", "get:")).headers())
                .containsEntry("Accept", "application/json, */*;q=0.5");
        assertThat(read(download).headers()).containsEntry("Accept", "application/json");
    }

    @Test
    void aBodyOfBytesIsAskedForInBase64() throws IOException {
        Operation operation =
                withBody("application/gzip: { schema: { type: string, format: binary, description: A bell. } }");

        assertThat(form(operation)).isEqualTo(RequestBody.Form.BINARY);
        assertThat(operation.tool().inputSchema().at("/properties/body"))
                .hasToString("{\"type\":\"string\",\"contentEncoding\":\"base64\","
                        + "\"contentMediaType\":\"application/gzip\","
                        + "\"description\":\"A bell. The file's bytes in base64.\"}");
    }

    @Test
    void aFileOfAFormIsAskedForWithItsName() throws IOException {
        Operation operation = withBody("""
                multipart/form-data:
                  schema:
                    type: object
                    required: [bell]
                    properties:
                      bell: { type: string, format: binary, description: The bell. }
                      ropes: { type: array, items: { type: string, format: binary } }
                      tone: { type: string }
                """);

        JsonNode members = operation.tool().inputSchema().at("/properties/body/properties");
        assertThat(form(operation)).isEqualTo(RequestBody.Form.MULTIPART);
        assertThat(Objects.requireNonNull(operation.body()).files()).containsExactly("bell", "ropes");
        assertThat(members.at("/bell/description").asText()).isEqualTo("The bell.");
        assertThat(members.at("/bell/required")).hasToString("[\"fileName\",\"content\"]");
        assertThat(members.at("/ropes/items/properties/content/contentEncoding").asText())
                .isEqualTo("base64");
        assertThat(members.path("tone")).hasToString("{\"type\":\"string\"}");
    }

    @Test
    void thePartsOfAFormSayTheirMediaTypesAndNotTheWhole() throws IOException {
        Operation operation = read(text("""
                parameters:
                  - { name: Content-Type, in: header, description: Which., schema: { type: string } }
                requestBody:
                  content:
                    multipart/form-data: { schema: { type: object } }
                """.indent(6)) + NO_CONTENT);

        assertThat(operation.parameters()).isEmpty();
    }

    @Test
    void aFormIsAskedForAsAnObject() throws IOException {
        Operation operation = withBody("application/x-www-form-urlencoded: { schema: { type: object } }");

        assertThat(form(operation)).isEqualTo(RequestBody.Form.URL_ENCODED);
    }

    @Test
    void whereTextIsTakenBesideJsonBothMayBeGiven() throws IOException {
        Operation operation = withBody("""
                application/json: { schema: { type: object } }
                text/plain: { schema: { type: string } }
                """);

        assertThat(form(operation)).isEqualTo(RequestBody.Form.JSON_OR_TEXT);
        assertThat(operation.tool().inputSchema().at("/properties/body/type")).hasToString("[\"object\",\"string\"]");
    }

    @Test
    void xmlIsText() throws IOException {
        assertThat(form(withBody("application/xml: { schema: { type: string } }")))
                .isEqualTo(RequestBody.Form.TEXT);
    }

    @Test
    void anArgumentMayDecideTheMediaTypes() throws IOException {
        Operation operation = read(text("""
                x-alecs-media:
                  argument: kind
                  accept: { big: application/vnd.bell.v1+json }
                  contentType: { big: application/vnd.bell.v1+json, small: application/vnd.chime.v1+json }
                parameters:
                  - { name: kind, in: query, description: Which., schema: { type: string, enum: [big, small] } }
                  - { name: Content-Type, in: header, required: true, description: Which., schema: { type: string } }
                requestBody:
                  content:
                    application/vnd.bell.v1+json: { schema: { type: object } }
                    application/vnd.chime.v1+json: { schema: { type: array } }
                responses:
                  '200': { description: OK, content: { application/vnd.bell.v1+json: { schema: { type: object } } } }
                """.indent(6)));

        JsonNode input = operation.tool().inputSchema();
        assertThat(Objects.requireNonNull(operation.mediaChoice()).contentType())
                .containsEntry("small", "application/vnd.chime.v1+json");
        assertThat(input.has("required"))
                .as("the media type follows from the kind")
                .isFalse();
        assertThat(input.at("/properties/body/anyOf/0/title").asText()).isEqualTo("With kind big");
        assertThat(input.at("/properties/body/anyOf/1/type").asText()).isEqualTo("array");
    }

    @Test
    void aMediaHeaderWithOneValueIsAConstant() throws IOException {
        Operation operation = withParameters("""
                - { name: Accept, in: header, required: true, description: Which., schema: { enum: [text/dns] } }
                """);

        assertThat(operation.headers()).containsEntry("Accept", "text/dns");
        assertThat(operation.parameters()).isEmpty();
    }

    @Test
    void headersThatBeginAlikeAreOneArgument() throws IOException {
        Operation operation = withParameters("""
                - { name: X-Meta-*, in: header, description: Which., schema: { type: string }, example: Read }
                """);

        assertThat(operation.tool().inputSchema().at("/properties/xMeta"))
                .hasToString("{\"type\":\"object\",\"description\":\"Which.\","
                        + "\"additionalProperties\":{\"type\":\"string\",\"examples\":[\"Read\"]}}");
    }

    @Test
    void whatRestrictsAParameterIsPassedOnEvenAPatternThatJavaCannotRead() throws IOException {
        Operation operation = withParameters("""
                - name: rule
                  in: query
                  description: Which.
                  style: form
                  explode: true
                  schema: { type: string, pattern: 'deny_custom_{\\d+}', minLength: 1, maxLength: 9, format: date }
                - name: size
                  in: query
                  description: Which.
                  schema: { oneOf: [{ type: string }, { type: integer }] }
                """);

        JsonNode properties = operation.tool().inputSchema().get("properties");
        assertThat(properties.at("/rule/pattern").asText()).isEqualTo("deny_custom_{\\d+}");
        assertThat(properties.at("/rule/maxLength").asInt()).isEqualTo(9);
        assertThat(properties.at("/size/oneOf/1/type").asText()).isEqualTo("integer");
    }

    @Test
    void aDeletionMayHaveABodyAndARedirectMayBeTheOnlyAnswer() throws IOException {
        Operation operation = read(text("""
                requestBody:
                  content:
                    application/json: { schema: { type: object } }
                responses:
                  '302': { description: Found }
                """.indent(6)).replace("post:", "delete:"));

        assertThat(operation.method()).isEqualTo("DELETE");
        assertThat(operation.body()).isNotNull();
        assertThat(operation.answers()).containsExactly(new Answer(302, null, null));
    }

    @Test
    void aDeepBodyIsWholeInItsSchemaAndShortInAList() throws IOException {
        StringBuilder schema = new StringBuilder();
        for (int depth = 1; depth <= 8; depth++) {
            schema.append("{ type: object, required: [p")
                    .append(depth)
                    .append("], properties: { p")
                    .append(depth)
                    .append(": ");
        }
        schema.append("{ type: string }").append(" } }".repeat(8));

        ToolDefinition tool =
                withBody("application/json: { schema: " + schema + " }").tool();

        String eight =
                IntStream.rangeClosed(1, 8).mapToObj(p -> "/properties/p" + p).collect(Collectors.joining());
        assertThat(tool.inputSchema().at("/properties/body" + eight)).hasToString("{\"type\":\"string\"}");
        JsonNode listed = tool.listing().inputSchema().at("/properties/body");
        assertThat(listed.at("/properties/p1/type").asText()).isEqualTo("object");
        assertThat(listed.at(eight).isMissingNode()).isTrue();
        assertThat(listed.path("description").asText()).contains("describe-tool");
    }

    @Test
    void aWordBesideAReferenceWins() throws IOException {
        Operation operation = withBody("""
                application/json: { schema: { $ref: '#/components/schemas/Bell', description: Ours. } }
                """);

        assertThat(operation.tool().inputSchema().at("/properties/body"))
                .hasToString("{\"type\":\"string\",\"description\":\"Ours.\"}");
    }

    @Test
    void wordsOfOpenApiAloneAreLeftOutOfASchema() throws IOException {
        Operation operation = withBody("""
                application/json:
                  schema: { type: object, description: Ours., xml: { name: b }, x-internal: true, example: { a: 1 } }
                """);

        assertThat(operation.tool().inputSchema().at("/properties/body"))
                .hasToString("{\"type\":\"object\",\"description\":\"Ours.\",\"examples\":[{\"a\":1}]}");
    }

    private static RequestBody.Form form(Operation operation) {
        return Objects.requireNonNull(operation.body()).form();
    }

    private String sent(String mediaTypes) throws IOException {
        Operation operation = withBody(content(mediaTypes));

        return Objects.requireNonNull(operation.body()).mediaType();
    }

    private Operation withAnswer(String mediaTypes) throws IOException {
        return read(text("responses: { '200': { description: OK, content: %s } }"
                .formatted(content(mediaTypes))
                .indent(6)));
    }

    private static String content(String mediaTypes) {
        return "{ " + mediaTypes.replaceAll("([^, ]+)", "$1: { schema: { type: string } }") + " }";
    }

    private Operation withParameters(String parameters) throws IOException {
        return read(text("parameters:\n".indent(6) + parameters.indent(8)) + NO_CONTENT);
    }

    private Operation withBody(String content) throws IOException {
        return read(text("requestBody:\n  content:\n".indent(6) + content.indent(10)) + NO_CONTENT);
    }

    private static String text(String part) {
        return """
                openapi: 3.1.0
                info:
                  title: Bells
                x-alecs-api: bells
                x-alecs-toolset: bells
                components:
                  schemas:
                    Bell: { type: string, description: Theirs. }
                paths:
                  /bells/v1:
                    post:
                      operationId: post-bell
                      x-alecs-tool: { name: ring-bell, effect: write }
                      summary: Ring a bell
                      description: When it is time.
                """ + part;
    }

    private Operation read(String text) throws IOException {
        return read(text, "post-bell");
    }

    private Operation read(String text, String operationId) throws IOException {
        Files.writeString(directory.resolve("bells.yaml"), text);
        Complaints complaints = new Complaints();

        Catalogue catalogue = new CatalogueReader(complaints).read(directory);

        assertThat(complaints.lines()).isEmpty();
        return catalogue.operations().stream()
                .filter(operation -> operation.operationId().equals(operationId))
                .findFirst()
                .orElseThrow();
    }
}
