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
    void theEtagIsNotAskedForBecauseTheServerReadsItItself() throws IOException {
        Operation operation = withParameters("""
                - { name: If-Match, in: header, required: true, description: Which., schema: { type: string } }
                - { name: zone, in: query, required: true, description: Which., schema: { type: string } }
                """);

        assertThat(operation.parameters()).extracting(Parameter::required).containsExactly(true, true);
        assertThat(operation.tool().inputSchema().get("required")).hasToString("[\"zone\"]");
    }

    @Test
    void anAcceptMayAlwaysBeLeftOutBecauseThereIsAConstantOne() throws IOException {
        Operation operation = withParameters("""
                - { name: Accept, in: header, required: true, description: Which., schema: { enum: [text/csv] } }
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
        assertThat(sent("'*/*', application/vnd.bell.v2+json, application/json"))
                .isEqualTo("application/json");
        assertThat(sent("application/vnd.bell.v2+json, application/json-patch+json"))
                .isEqualTo("application/json-patch+json");
        assertThat(sent("application/gzip, application/vnd.bell.v2+json, application/vnd.bell.v1+json"))
                .isEqualTo("application/vnd.bell.v2+json");
        assertThat(sent("text/plain, application/json")).isEqualTo("application/json");
        assertThat(sent("text/plain")).isEqualTo("text/plain");
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

    private String sent(String mediaTypes) throws IOException {
        Operation operation =
                withBody("{ " + mediaTypes.replaceAll("([^, ]+)", "$1: { schema: { type: string } }") + " }");

        return Objects.requireNonNull(operation.body()).mediaType();
    }

    private Operation withParameters(String parameters) throws IOException {
        return read("parameters:\n" + parameters.indent(2));
    }

    private Operation withBody(String content) throws IOException {
        return read("requestBody:\n  content:\n" + content.indent(4));
    }

    private Operation read(String part) throws IOException {
        String text = """
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
                      responses:
                        '204':
                          description: No content
                """ + part.indent(6);
        Files.writeString(directory.resolve("bells.yaml"), text);
        Complaints complaints = new Complaints();

        Catalogue catalogue = new CatalogueReader(complaints).read(directory);

        assertThat(complaints.lines()).isEmpty();
        return catalogue.operations().getFirst();
    }
}
