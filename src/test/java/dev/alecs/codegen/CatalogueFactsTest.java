package dev.alecs.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private static final String CORRECTIONS = "src/test/resources/codegen/corrections.yaml";
    private static final Set<String> NOT_OF_THE_FORM =
            Set.of("name", "in", "required", "description", "schema", "example", "const", "status");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is known and not in the catalogue: docs/left-out.md tells users. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "edge-data-stream", "its credentials are JSON Web Tokens, not EdgeGrid",
            "netstorage-usage-api", "a host and a signature of its own",
            "identity-management-v1", "an older version",
            "identity-management-v2", "an older version",
            "billing-unverified", "nobody knows whether it exists");

    private final Map<String, JsonNode> documents = new TreeMap<>();

    @BeforeAll
    static void areTheFactsHere() {
        assumeTrue(Files.isDirectory(KNOWN), "Skipped: no facts about Akamai's APIs in " + KNOWN);
    }

    @Test
    void everyOperationIsAsAkamaiHasItOrCorrectedForAReason() throws IOException {
        var differences = new TreeMap<String, Object>();
        for (var file : catalogueFiles()) {
            var document = document(file);
            var api = document.path("x-alecs-api").asText();
            var ours = ours(file, document);
            var known = facts(api, constants(file, document));

            assertThat(ours.keySet()).as("operations of " + file).isEqualTo(known.keySet());
            ours.forEach((id, operation) -> {
                var fact = known.getOrDefault(id, Map.of());
                operation.forEach((part, mine) -> {
                    if (!mine.equals(fact.get(part))) {
                        differences.put(
                                "%s %s %s".formatted(api, id, part),
                                "ours %s, known %s".formatted(mine, fact.get(part)));
                    }
                });
            });
        }
        var corrections = corrections();

        var unexplained = new TreeMap<>(differences);
        unexplained.keySet().removeAll(corrections.keySet());
        assertThat(unexplained)
                .as("differences without a reason in " + CORRECTIONS)
                .isEmpty();
        assertThat(differences.keySet()).as("reasons without a difference").containsAll(corrections.keySet());
        assertThat(corrections.values()).allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(20));
    }

    @Test
    void nothingThatEdgeGridReachesIsMissing() throws IOException {
        var known = new TreeSet<String>();
        for (var folder : List.of("facts", "supplement")) {
            try (var files = Files.list(KNOWN.resolve(folder))) {
                files.map(file -> file.getFileName().toString().replace(".json", ""))
                        .filter(api -> !LEFT_OUT.containsKey(api))
                        .map(api -> api.replace("-newer", ""))
                        .forEach(known::add);
            }
        }

        var there = new TreeSet<String>();
        for (var file : catalogueFiles()) {
            there.add(document(file).path("x-alecs-api").asText());
        }

        assertThat(there).isEqualTo(known);
    }

    @Test
    void everyAgreedNameToolsetAndCoreMarkIsUsed() throws IOException {
        var used = new TreeMap<String, String>();
        for (var file : catalogueFiles()) {
            used.putAll(names(document(file)));
        }
        var agreed = agreed();
        used.keySet().retainAll(agreed.keySet());

        assertThat(used).isEqualTo(agreed);
    }

    private static List<String> catalogueFiles() throws IOException {
        try (var files = Files.list(CATALOG)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("components.yaml"))
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

    private Map<String, Map<String, Object>> ours(String file, JsonNode document) throws IOException {
        var operations = new TreeMap<String, Map<String, Object>>();
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
                    parameterForm(parameter, schema));
        }
        var bodies = new TreeMap<String, Object>();
        for (var content : operation.at("/requestBody/content").properties()) {
            bodies.put(
                    content.getKey(), bodyForm(wholly(file, content.getValue().path("schema"))));
        }
        return form(method, path, parameters, required(operation), bodies, successes(operation.path("responses")));
    }

    /** Headers for which ALECS has made the choice that Akamai leaves: operation and name. */
    private Set<String> constants(String file, JsonNode document) throws IOException {
        var constants = new TreeSet<String>();
        for (var path : document.path("paths")) {
            for (var operation : path) {
                for (var given : operation.path("parameters")) {
                    var parameter = resolved(file, given);
                    if (parameter.path("schema").has("const")) {
                        constants.add(operation.path("operationId").asText() + " "
                                + parameter.path("name").asText());
                    }
                }
            }
        }
        return constants;
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

    private JsonNode wholly(String file, JsonNode node) throws IOException {
        if (node.has("$ref")) {
            return wholly(file, resolved(file, node));
        }
        if (!node.isContainerNode()) {
            return node;
        }
        JsonNode whole = node.deepCopy();
        if (whole instanceof ObjectNode object) {
            for (var member : object.properties()) {
                member.setValue(wholly(file, member.getValue()));
            }
        } else if (whole instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, wholly(file, array.get(i)));
            }
        }
        return whole;
    }

    // ---- the facts

    private static Map<String, Map<String, Object>> facts(String api, Set<String> constants) throws IOException {
        var operations = new TreeMap<String, Map<String, Object>>();
        for (var name : List.of(api, api + "-newer")) {
            for (var operation : factsFile(name).path("operations")) {
                operations.put(operation.path("operationId").asText(), form(operation, constants));
            }
        }
        return operations;
    }

    private static Map<String, Object> form(JsonNode operation, Set<String> constants) {
        var id = operation.path("operationId").asText();
        var parameters = new TreeMap<String, Object>();
        for (var parameter : operation.path("parameters")) {
            var name = parameter.path("name").asText();
            var known = constants.contains(id + " " + name) ? withoutChoice(parameter) : parameter;
            parameters.put(parameter.path("in").asText() + " " + name, parameterForm(known, known));
        }
        var bodies = new TreeMap<String, Object>();
        for (var content : operation.at("/requestBody/content").properties()) {
            bodies.put(content.getKey(), bodyForm(content.getValue().path("schema")));
        }
        return form(
                operation.path("method").asText(),
                operation.path("path").asText(),
                parameters,
                required(operation),
                bodies,
                successes(operation.path("responses")));
    }

    private static JsonNode withoutChoice(JsonNode parameter) {
        return ((ObjectNode) parameter.deepCopy()).without("enum");
    }

    private static Map<String, String> corrections() throws IOException {
        var corrections = new TreeMap<String, String>();
        JsonNode document = JSON.valueToTree(new Yaml().load(Files.readString(Path.of(CORRECTIONS))));
        for (var api : document.properties()) {
            for (var operation : api.getValue().properties()) {
                for (var part : operation.getValue().properties()) {
                    corrections.put(
                            "%s %s %s".formatted(api.getKey(), operation.getKey(), part.getKey()),
                            part.getValue().asText());
                }
            }
        }
        return corrections;
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

    private static boolean required(JsonNode operation) {
        return operation.at("/requestBody/required").asBoolean();
    }

    private static Map<String, Object> form(
            String method,
            String path,
            Map<String, Object> parameters,
            boolean bodyRequired,
            Map<String, Object> bodies,
            SortedSet<String> successes) {
        return new TreeMap<>(Map.of(
                "request",
                method.toUpperCase(Locale.ROOT) + " " + path,
                "parameters",
                parameters,
                "body",
                (bodyRequired ? "required " : "") + bodies,
                "successes",
                successes));
    }

    /** What is on the parameter itself comes to the same as what is in its schema: the facts have no level between. */
    private static String parameterForm(JsonNode parameter, JsonNode schema) {
        var form = JSON.createObjectNode();
        for (var from : List.of(parameter, schema)) {
            from.properties().stream()
                    .filter(keyword -> !NOT_OF_THE_FORM.contains(keyword.getKey()))
                    .forEach(keyword -> form.set(keyword.getKey(), keyword.getValue()));
        }
        return (parameter.path("required").asBoolean() ? "required " : "") + bodyForm(form);
    }

    /** A schema whole, but for what is said about it in words. */
    private static JsonNode bodyForm(JsonNode schema) {
        return switch (schema) {
            case ObjectNode keywords -> {
                var form = new TreeMap<String, JsonNode>();
                keywords.properties().stream()
                        .filter(keyword -> !isWords(keyword.getKey(), keyword.getValue()))
                        .forEach(keyword -> form.put(keyword.getKey(), bodyForm(keyword.getValue())));
                yield JSON.valueToTree(form);
            }
            case ArrayNode items -> {
                var form = JSON.createArrayNode();
                items.forEach(item -> form.add(bodyForm(item)));
                yield form;
            }
            // 1 and 1.0 are the same to a JSON Schema.
            case NumericNode number -> DecimalNode.valueOf(number.decimalValue().stripTrailingZeros());
            default -> schema;
        };
    }

    // A property may be called "description" too; then it has a schema.
    private static boolean isWords(String keyword, JsonNode value) {
        return keyword.equals("description") && value.isTextual();
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

    // ---- the agreed names

    private static Map<String, String> names(JsonNode document) {
        var names = new TreeMap<String, String>();
        var api = document.path("x-alecs-api").asText();
        for (var path : document.path("paths")) {
            for (var operation : path) {
                var tool = operation.path("x-alecs-tool");
                var toolset = tool.path("toolset")
                        .asText(document.path("x-alecs-toolset").asText());
                names.put(
                        api + " " + operation.path("operationId").asText(),
                        toolset + " " + tool.path("name").asText()
                                + (tool.path("core").asBoolean() ? " core" : ""));
            }
        }
        return names;
    }

    private static Map<String, String> agreed() throws IOException {
        var agreed = new TreeMap<String, String>();
        rows().skip(1)
                .filter(row -> !LEFT_OUT.containsKey(row.get(7)))
                .forEach(columns -> agreed.put(
                        columns.get(7).replace("-newer", "") + " " + columns.get(4),
                        columns.get(0) + " " + columns.get(1) + (columns.get(8).equals("1") ? " core" : "")));
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
