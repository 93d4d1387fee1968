package dev.alecs.simulator.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.catalog.Answer;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.Operation;
import dev.alecs.catalog.Parameter;
import dev.alecs.catalog.Parameter.Place;
import dev.alecs.catalog.Parameter.Style;
import dev.alecs.catalog.RequestBody;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.simulator.RunningSimulator;
import dev.alecs.simulator.TestClient;
import dev.alecs.simulator.TestClient.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LearnedOperationsTest {

    private static final String ENROLLMENT = """
            {"type": "object", "properties": {
              "enrollmentId": {"type": "integer"},
              "networkName": {"type": ["null", "string"], "enum": ["standard-tls", "enhanced-tls"]},
              "created": {"type": "string", "format": "date-time"},
              "sans": {"type": "array", "items": {"type": "string", "format": "hostname"}, "minItems": 2},
              "changes": {"type": "array", "items": {"allOf": [
                 {"type": "object", "properties": {"location": {"type": "string", "example": "/cps/v2/changes/1"}}},
                 {"type": "object", "properties": {"ratio": {"type": "number"}, "done": {"type": "boolean"}}}]}}}}""";

    @AutoClose
    private final RunningSimulator running = new RunningSimulator();

    private final TestClient client = running.client;

    @Test
    void anUnmodelledOperationIsAnsweredFromItsSchema() {
        learn(operation("GET", "/cps/v2/enrollments/{enrollmentId}", null, json(200, ENROLLMENT)));

        Response response = client.get("/cps/v2/enrollments/4711");
        JsonNode body = response.json();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(body.path("enrollmentId").asInt()).as("echoed from the path").isEqualTo(4711);
        assertThat(body.path("networkName").asText()).isEqualTo("standard-tls");
        assertThat(body.path("created").asText()).isEqualTo("2025-03-01T12:00:00Z");
        assertThat(body.path("sans")).hasSize(2);
        assertThat(body.at("/changes/0/location").asText()).isEqualTo("/cps/v2/changes/1");
        assertThat(body.at("/changes/0/done").isBoolean()).isTrue();
    }

    @Test
    void theVendorsMediaTypeOfTheAnswerIsKept() {
        learn(operation(
                "GET",
                "/cps/v2/enrollments",
                null,
                new Answer(200, "application/vnd.akamai.cps.enrollments.v12+json", "{\"type\":\"object\"}")));

        assertThat(client.get("/cps/v2/enrollments").header("Content-Type"))
                .isEqualTo("application/vnd.akamai.cps.enrollments.v12+json");
    }

    @Test
    void anAnswerThatIsNotJsonIsAShortText() {
        learn(operation("GET", "/things/{id}/zone-file", null, new Answer(200, "text/dns", null)));

        Response response = client.get("/things/7/zone-file");

        assertThat(response.header("Content-Type")).isEqualTo("text/dns");
        assertThat(response.raw().body()).contains("/things/7/zone-file");
    }

    @Test
    void anAnswerWithoutABodyIsEmpty() {
        learn(operation("DELETE", "/things/{id}", null, new Answer(204, null, null)));

        Response response = client.delete("/things/7");

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.raw().body()).isEmpty();
    }

    @Test
    void aMissingQueryParameterIsNamed() {
        Parameter contract = new Parameter("contractId", "contractId", Place.QUERY, true, Style.REPEATED);
        learn(operation("GET", "/things", null, json(200, "{}"), contract));

        assertThat(client.get("/things").status()).isEqualTo(400);
        assertThat(client.get("/things").json().path("detail").asText()).contains("query", "'contractId'");
        assertThat(client.get("/things?contractId=1").status()).isEqualTo(200);
    }

    @Test
    void aMissingHeaderIsNamed() {
        Parameter ifMatch = new Parameter("ifMatch", "If-Match", Place.HEADER, true, Style.REPEATED);
        learn(operation("DELETE", "/things/{id}", null, new Answer(204, null, null), ifMatch));

        assertThat(client.delete("/things/1").json().path("detail").asText()).contains("header", "'If-Match'");
    }

    @Test
    void aMissingBodyIsRefusedAndAnotherTypeUnsupported() {
        RequestBody gzip = new RequestBody("text/dns", true, RequestBody.Form.TEXT);
        learn(operation("POST", "/things", gzip, new Answer(204, null, null)));

        assertThat(client.send("POST", "/things", "").status()).isEqualTo(400);
        assertThat(client.post("/things", "{}").status()).isEqualTo(415);
        assertThat(client.send("POST", "/things", "www A 192.0.2.1", "Content-Type", "text/dns; charset=utf-8")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whatIsNotOfItsMediaTypeIsUnreadable() {
        RequestBody gzip = new RequestBody("application/gzip", true, RequestBody.Form.BINARY);
        RequestBody form = new RequestBody("multipart/form-data", true, RequestBody.Form.MULTIPART);
        RequestBody fields = new RequestBody("application/x-www-form-urlencoded", true, RequestBody.Form.URL_ENCODED);
        RequestBody json = new RequestBody("application/json", true, RequestBody.Form.JSON);
        Answer answer = new Answer(204, null, null);
        learn(
                operation("POST", "/gzip", gzip, answer),
                operation("POST", "/form", form, answer),
                operation("POST", "/fields", fields, answer),
                operation("POST", "/json", json, answer));

        assertThat(refusal("/gzip", "PK", "application/gzip")).contains("not gzip");
        assertThat(refusal("/form", "--a\r\n", "multipart/form-data")).contains("no boundary");
        assertThat(refusal("/form", "--a\r\n\r\n", "multipart/form-data; boundary=a"))
                .contains("not closed");
        assertThat(refusal("/form", "--a\r\n\r\nx\r\n--a--", "multipart/form-data; boundary=a"))
                .contains("no name");
        assertThat(refusal("/fields", "words", "application/x-www-form-urlencoded"))
                .contains("not a form");
        assertThat(refusal("/json", "{", "application/json")).contains("JSON");
    }

    @Test
    void anAnswerOfAnotherMediaTypeIsNotAcceptable() {
        learn(operation("GET", "/things", null, json(200, "{}")));

        assertThat(client.get("/things", "Accept", "text/csv").status()).isEqualTo(406);
        assertThat(client.get("/things", "Accept", "text/csv, */*;q=0.5").status())
                .isEqualTo(200);
    }

    @Test
    void anEtagThatIsNotTheCurrentOneIsRefused() {
        Parameter ifMatch = new Parameter("ifMatch", "If-Match", Place.HEADER, true, Style.REPEATED);
        learn(
                operation("GET", "/things/{id}", null, json(200, "{}")),
                operation("DELETE", "/things/{id}", null, new Answer(204, null, null), ifMatch));
        String etag = client.get("/things/1").header("ETag");

        assertThat(client.send("DELETE", "/things/1", "", "If-Match", etag).status())
                .isEqualTo(204);
        assertThat(client.send("DELETE", "/things/1", "", "If-Match", "\"old\"").status())
                .isEqualTo(412);
    }

    private String refusal(String path, String body, String mediaType) {
        Response response = client.send("POST", path, body, "Content-Type", mediaType);

        assertThat(response.status()).isEqualTo(400);
        return response.json().path("detail").asText();
    }

    @Test
    void anotherMethodIsNotAllowedAndTheKnownOnesAreNamed() {
        learn(operation("GET", "/things/{id}", null, json(200, "{}")));

        Response response = client.put("/things/1", "{}");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET");
    }

    @Test
    void literalPathsWinOverParameters() {
        learn(
                operation("GET", "/things/{id}", null, json(200, "{\"const\":\"one\"}")),
                operation("GET", "/things/latest", null, json(200, "{\"const\":\"latest\"}")));

        assertThat(client.get("/things/latest").json().asText()).isEqualTo("latest");
        assertThat(client.get("/things/first").json().asText()).isEqualTo("one");
    }

    @Test
    void whatIsPlayedIsNotAnsweredFromTheCatalogue() {
        learn(operation("GET", "/papi/v1/contracts", null, json(200, "{\"const\":\"learned\"}")));

        assertThat(client.get("/papi/v1/contracts").json().path("accountId").asText())
                .isEqualTo("act_1-SIM1");
    }

    @Test
    void aLearnedMethodOfAPlayedPathIsAnswered() {
        learn(operation("DELETE", "/papi/v1/includes/{includeId}", null, json(200, "{\"const\":\"gone\"}")));

        assertThat(client.delete("/papi/v1/includes/inc_50001").json().asText()).isEqualTo("gone");
    }

    @Test
    void aSchemaThatContainsItselfComesToAnEnd() {
        String schema = "{\"type\":\"object\",\"properties\":{\"child\":{\"$ref\":\"#\"}}}";
        learn(operation("GET", "/things", null, json(200, schema)));

        assertThat(client.get("/things").status()).isEqualTo(200);
    }

    @Test
    void aSchemaThatIsNotJsonIsRefusedWithItsOperation() {
        Operation broken = operation("GET", "/things", null, json(200, "{"));

        assertThatThrownBy(() -> running.simulator.learn(List.of(broken)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("get-thing");
    }

    private void learn(Operation... operations) {
        running.simulator.learn(List.of(operations));
    }

    private static Answer json(int status, String schema) {
        return new Answer(status, "application/json", schema);
    }

    private static Operation operation(
            String method, String path, @Nullable RequestBody body, Answer answer, Parameter... parameters) {
        ToolDefinition tool = ToolDefinition.listedWhole(
                "get-thing", "things", Effect.READ, true, "Get a thing", "Gets a thing.", "{}");
        return new Operation(
                "things",
                "get-thing",
                tool,
                method,
                path,
                List.of(parameters),
                Map.of(),
                body,
                null,
                null,
                List.of(answer),
                List.of());
    }
}
