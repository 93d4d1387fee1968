package dev.alecs.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds each catalogue file against what is known of Akamai's API: the same operations with the same parameters, bodies and
 * success codes, and the names that were agreed on. Skipped where those facts do not lie beside the checkout.
 */
class CatalogueFactsTest {

    private static final Path CATALOG = Path.of("src/codegen/catalog");
    private static final Path KNOWN = Path.of("../shared/akamai");
    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> documents = new TreeMap<>();

    @BeforeAll
    static void areTheFactsHere() {
        assumeTrue(Files.isDirectory(KNOWN), "Skipped: no facts about Akamai's APIs in " + KNOWN);
    }

    @Test
    void everyOperationIsAsAkamaiHasIt() throws IOException {
        for (var file : catalogueFiles()) {
            var document = document(file);

            assertThat(ours(file, document))
                    .as(file)
                    .isEqualTo(facts(document.path("x-alecs-api").asText()));
        }
    }

    @Test
    void everyAgreedNameToolsetAndCoreMarkIsUsed() throws IOException {
        for (var file : catalogueFiles()) {
            var document = document(file);

            var agreed = agreed(document.path("x-alecs-api").asText());
            var used = names(document);
            used.keySet().retainAll(agreed.keySet());

            assertThat(used).as(file).isEqualTo(agreed);
        }
    }

    private static List<String> catalogueFiles() throws IOException {
        try (var files = Files.list(CATALOG)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("components.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private JsonNode document(String file) throws IOException {
        if (!documents.containsKey(file)) {
            documents.put(file, JSON.valueToTree(new Yaml().load(Files.readString(CATALOG.resolve(file)))));
        }
        return documents.get(file);
    }

    // ---- the catalogue, in the form of the facts

    private Map<String, Object> ours(String file, JsonNode document) throws IOException {
        var operations = new TreeMap<String, Object>();
        for (var path : document.path("paths").properties()) {
            for (var method : METHODS) {
                var operation = path.getValue().path(method);
                if (!operation.isMissingNode()) {
                    operations.put(
                            operation.path("operationId").asText(), form(file, method, path.getKey(), operation));
                }
            }
        }
        return operations;
    }

    private Map<String, Object> form(String file, String method, String path, JsonNode operation) throws IOException {
        var parameters = new TreeMap<String, Object>();
        for (var given : operation.path("parameters")) {
            var parameter = resolved(file, given);
            var schema = resolved(file, parameter.path("schema"));
            parameters.put(
                    parameter.path("in").asText() + " " + parameter.path("name").asText(),
                    parameterForm(parameter.path("required").asBoolean(), schema));
        }
        var bodies = new TreeMap<String, Object>();
        for (var content : operation.at("/requestBody/content").properties()) {
            bodies.put(
                    content.getKey(), bodyForm(resolved(file, content.getValue().path("schema"))));
        }
        return form(method, path, parameters, bodies, successes(operation.path("responses")));
    }

    private JsonNode resolved(String file, JsonNode node) throws IOException {
        if (!node.has("$ref")) {
            return node;
        }
        var reference = node.get("$ref").asText();
        int hash = reference.indexOf('#');
        var target = hash == 0 ? file : reference.substring(0, hash);
        return resolved(target, document(target).at(reference.substring(hash + 1)));
    }

    // ---- the facts

    private static Map<String, Object> facts(String api) throws IOException {
        var operations = new TreeMap<String, Object>();
        for (var operation : factsFile(api).path("operations")) {
            var parameters = new TreeMap<String, Object>();
            for (var parameter : operation.path("parameters")) {
                parameters.put(
                        parameter.path("in").asText() + " "
                                + parameter.path("name").asText(),
                        parameterForm(parameter.path("required").asBoolean(), constant(parameter)));
            }
            var bodies = new TreeMap<String, Object>();
            for (var content : operation.at("/requestBody/content").properties()) {
                bodies.put(content.getKey(), bodyForm(content.getValue().path("schema")));
            }
            operations.put(
                    operation.path("operationId").asText(),
                    form(
                            operation.path("method").asText(),
                            operation.path("path").asText(),
                            parameters,
                            bodies,
                            successes(operation.path("responses"))));
        }
        return operations;
    }

    // Where Akamai leaves a choice that ALECS has made for all, the catalogue has that one value.
    private static JsonNode constant(JsonNode parameter) {
        return switch (parameter.path("name").asText()) {
            case "PAPI-Use-Prefixes", "Accept" -> withoutChoice(parameter);
            default -> parameter;
        };
    }

    private static JsonNode withoutChoice(JsonNode parameter) {
        return ((ObjectNode) parameter.deepCopy()).without("enum");
    }

    private static JsonNode factsFile(String api) throws IOException {
        for (var folder : List.of("facts", "supplement")) {
            var file = KNOWN.resolve(folder).resolve(api + ".json");
            if (Files.exists(file)) {
                return JSON.readTree(file.toFile());
            }
        }
        return MissingNode.getInstance();
    }

    // ---- what both are compared by

    private static Map<String, Object> form(
            String method,
            String path,
            Map<String, Object> parameters,
            Map<String, Object> bodies,
            SortedSet<String> successes) {
        return new TreeMap<>(Map.of(
                "request",
                method.toUpperCase(Locale.ROOT) + " " + path,
                "parameters",
                parameters,
                "bodies",
                bodies,
                "successes",
                successes));
    }

    private static String parameterForm(boolean required, JsonNode schema) {
        return schema.path("type") + (required ? " required " : " ") + texts(schema.path("enum"));
    }

    private static String bodyForm(JsonNode schema) {
        var members = new TreeMap<String, String>();
        schema.path("properties")
                .properties()
                .forEach(member -> members.put(
                        member.getKey(),
                        member.getValue().path("type").toString()
                                + texts(member.getValue().path("enum"))));
        return schema.path("type") + " " + texts(schema.path("required")) + " " + members;
    }

    private static SortedSet<String> successes(JsonNode responses) {
        var successes = new TreeSet<String>();
        responses.fieldNames().forEachRemaining(code -> {
            if (code.startsWith("2") || code.startsWith("3")) {
                successes.add(code);
            }
        });
        return successes;
    }

    private static SortedSet<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    // ---- the agreed names

    private static Map<String, String> names(JsonNode document) {
        var names = new TreeMap<String, String>();
        for (var path : document.path("paths")) {
            for (var operation : path) {
                var tool = operation.path("x-alecs-tool");
                var toolset = tool.path("toolset")
                        .asText(document.path("x-alecs-toolset").asText());
                names.put(
                        operation.path("operationId").asText(),
                        toolset + " " + tool.path("name").asText()
                                + (tool.path("core").asBoolean() ? " core" : ""));
            }
        }
        return names;
    }

    private static Map<String, String> agreed(String api) throws IOException {
        var agreed = new TreeMap<String, String>();
        for (var columns : rows().filter(row -> row.get(7).equals(api)).toList()) {
            agreed.put(
                    columns.get(4),
                    columns.get(0) + " " + columns.get(1) + (columns.get(8).equals("1") ? " core" : ""));
        }
        assertThat(agreed).as("agreed names of " + api).isNotEmpty();
        return agreed;
    }

    private static Stream<List<String>> rows() throws IOException {
        var rows = new ArrayList<List<String>>();
        for (var line : Files.readAllLines(KNOWN.resolve("core-tools.tsv"))) {
            rows.add(List.of(line.split("\t", -1)));
        }
        return rows.stream();
    }
}
