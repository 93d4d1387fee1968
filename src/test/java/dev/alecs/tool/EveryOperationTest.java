package dev.alecs.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.alecs.access.Caller;
import dev.alecs.catalog.Operation;
import dev.alecs.edgegrid.AkamaiClient;
import dev.alecs.edgegrid.ApiRequest;
import dev.alecs.edgegrid.ApiResponse;
import dev.alecs.edgegrid.ApiResponse.Refused;
import dev.alecs.shaping.AnswerShaper;
import dev.alecs.simulator.Simulator;
import dev.alecs.simulator.SimulatorCredentials;
import dev.alecs.testing.SignedClient;
import dev.alecs.testing.TemporaryData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Calls every operation of the catalogue once with the examples of its schema, and sees that the simulator understands what
 * is sent: media types, headers, forms, and all that is required.
 */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class EveryOperationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What has a default of its own, or chooses who calls. */
    private static final Set<String> LEFT_OUT =
            Set.of("section", "accountSwitchKey", "ifMatch", "accept", "contentType");

    private static final String GZIP = Base64.getEncoder().encodeToString(new byte[] {0x1f, (byte) 0x8b, 8, 0});
    private static final String FILE = Base64.getEncoder().encodeToString("a file".getBytes(UTF_8));

    @Inject
    ToolRegistry registry;

    private final List<String> misunderstood = new ArrayList<>();

    @Test
    void whatIsSentIsUnderstood() throws Exception {
        var operations = registry.tools().stream()
                .filter(OperationTool.class::isInstance)
                .map(tool -> ((OperationTool) tool).operation())
                .toList();
        var credentials = SimulatorCredentials.random("akab-simulated.luna.akamaiapis.net");
        try (var simulator = Simulator.start(credentials);
                var akamai = SignedClient.of(simulator, credentials)) {
            simulator.learn(operations);
            for (var operation : operations) {
                call(operation, akamai);
            }
        }

        assertThat(operations).hasSizeGreaterThan(100);
        assertThat(misunderstood).isEmpty();
    }

    private void call(Operation operation, AkamaiClient akamai) throws Exception {
        var schema = JSON.readTree(operation.tool().inputSchema());
        var properties = schema.path("properties");
        var arguments = arguments(schema);
        call(operation, arguments, akamai);
        for (var mediaType : properties.path("accept").path("enum")) {
            if (operation.mediaChoice() == null) {
                call(operation, arguments.deepCopy().set("accept", mediaType), akamai);
            }
        }
    }

    private void call(Operation operation, ObjectNode arguments, AkamaiClient akamai) throws Exception {
        ArgumentCheck.of(operation.tool())
                .complaints(arguments)
                .forEach(complaint -> misunderstood.add(operation.tool().name() + ": " + complaint));
        var tool = new OperationTool(
                operation, request -> sent(operation, akamai, request), new AnswerShaper(60_000, 1 << 20), 1 << 20);
        var result = tool.call(new ToolCall(new Caller.LocalShell(), arguments, ToolCall.Progress.NONE));
        if (result.texts().stream().anyMatch(text -> text.startsWith("Nothing was sent"))) {
            misunderstood.add(operation.tool().name() + ": " + result.texts());
        }
    }

    // A simulation that plays an API in full has its own reasons to refuse made-up ids.
    private ApiResponse sent(Operation operation, AkamaiClient akamai, ApiRequest request) throws InterruptedException {
        var response = akamai.call(request);
        var understood = !request.method().equals(operation.method())
                || !(response instanceof Refused refused)
                || (refused.status() == 400 && isPlayed(operation))
                || List.of(403, 404, 409, 422).contains(refused.status());
        if (!understood || response instanceof ApiResponse.Unanswered) {
            misunderstood.add(operation.tool().name() + ": " + response);
        }
        return response;
    }

    private static boolean isPlayed(Operation operation) {
        return List.of("papi", "config-dns", "ccu", "hapi").contains(operation.api());
    }

    private static ObjectNode arguments(JsonNode schema) {
        var arguments = JsonNodeFactory.instance.objectNode();
        var required = new HashSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().stream()
                .filter(argument -> required.contains(argument.getKey()) || !LEFT_OUT.contains(argument.getKey()))
                .forEach(argument -> arguments.set(argument.getKey(), sample(argument.getValue())));
        return arguments;
    }

    private static JsonNode sample(JsonNode schema) {
        for (var given : List.of(
                schema.path("const"),
                schema.path("examples").path(0),
                schema.path("default"),
                schema.path("enum").path(0))) {
            if (!given.isMissingNode()) {
                return given;
            }
        }
        for (var alternatives : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.path(alternatives).has(0)) {
                return sample(schema.path(alternatives).get(0));
            }
        }
        var type = schema.path("type").isArray()
                ? schema.path("type").path(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "string" -> TextNode.valueOf(text(schema));
            case "integer", "number" -> IntNode.valueOf(schema.path("minimum").asInt(1));
            case "boolean" -> BooleanNode.TRUE;
            case "array" -> array(schema);
            case "null" -> NullNode.getInstance();
            default -> object(schema);
        };
    }

    private static String text(JsonNode schema) {
        if (!schema.has("contentEncoding")) {
            return "text";
        }
        return schema.path("contentMediaType").asText().endsWith("gzip") ? GZIP : FILE;
    }

    private static ArrayNode array(JsonNode schema) {
        return JsonNodeFactory.instance.arrayNode().add(sample(schema.path("items")));
    }

    private static ObjectNode object(JsonNode schema) {
        var object = JsonNodeFactory.instance.objectNode();
        schema.path("properties")
                .properties()
                .forEach(member -> object.set(member.getKey(), sample(member.getValue())));
        return object;
    }
}
