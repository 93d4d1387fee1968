package dev.alecs.simulator.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rules of a property version, and what Property Manager has to say about them.
 *
 * @param rules the default rule with everything below it
 * @see <a href="https://techdocs.akamai.com/property-mgr/reference/rule-tree-errors-and-warnings">Akamai: rule tree
 *     errors and warnings</a>
 */
public record RuleTree(ObjectNode rules) {

    private static final List<String> REQUIRED = List.of("origin", "cpCode");

    /**
     * A tree as a client wrote it, if it is well-formed; whether it is any good is for errors and warnings to say.
     *
     * @throws Refusal 400 when it is not
     */
    public static RuleTree of(JsonNode written) {
        if (!(written instanceof ObjectNode rules)) {
            throw malformed("#/rules", "The body needs an object 'rules'.");
        }
        if (!rules.path("name").asText().equals("default")) {
            throw malformed("#/rules/name", "The name of the top rule must be 'default'.");
        }
        checkRule(rules, "#/rules");
        return new RuleTree(rules);
    }

    private static void checkRule(JsonNode rule, String location) {
        if (!rule.path("name").isTextual()) {
            throw malformed(location + "/name", "Every rule needs a name.");
        }
        for (String kind : List.of("behaviors", "criteria")) {
            int index = 0;
            for (JsonNode feature : rule.path(kind)) {
                if (!feature.path("name").isTextual()) {
                    throw malformed(location + "/" + kind + "/" + index, "Each of the " + kind + " needs a name.");
                }
                index++;
            }
        }
        int index = 0;
        for (JsonNode child : rule.path("children")) {
            checkRule(child, location + "/children/" + index++);
        }
    }

    private static Refusal malformed(String location, String detail) {
        return Problem.of(400, "papi/v0/rules/invalid-rule-tree", "Invalid rule tree", detail)
                .with("errorLocation", Json.object().textNode(location))
                .refusal();
    }

    /** What keeps the version from being activated. */
    List<Finding> errors() {
        return REQUIRED.stream()
                .filter(name -> behaviors(name).findAny().isEmpty())
                .map(name -> new Finding(
                        "validation/required_behavior",
                        "#/rules/behaviors",
                        "The default rule needs the behavior '" + name + "'."))
                .toList();
    }

    /** What an activation must acknowledge. */
    List<Finding> warnings() {
        List<Finding> warnings = new ArrayList<>();
        addWarnings(rules, "#/rules", warnings);
        return warnings;
    }

    private static void addWarnings(JsonNode rule, String location, List<Finding> warnings) {
        int index = 0;
        for (JsonNode behavior : rule.path("behaviors")) {
            String origin = behavior.path("options").path("hostname").asText();
            if (behavior.path("name").asText().equals("origin") && origin.matches("[0-9.]+")) {
                warnings.add(new Finding(
                        "validation/validation_message.ip_address_origin",
                        location + "/behaviors/" + index,
                        "The origin " + origin + " is an IP address, which may be reassigned; a hostname is safer."));
            }
            index++;
        }
        index = 0;
        for (JsonNode child : rule.path("children")) {
            addWarnings(child, location + "/children/" + index++, warnings);
        }
    }

    private Stream<JsonNode> behaviors(String name) {
        return Json.elements(rules.path("behaviors"))
                .filter(behavior -> behavior.path("name").asText().equals(name));
    }

    /**
     * Something that validation found.
     *
     * @param type the kind, below Property Manager's problem types
     * @param location where, as a JSON Pointer fragment
     * @param detail in a sentence
     */
    record Finding(String type, String location, String detail) {

        /** The same finding has the same id, so that it can be acknowledged. */
        String messageId() {
            byte[] finding = (type + location + detail).getBytes(StandardCharsets.UTF_8);
            return "msg_" + UUID.nameUUIDFromBytes(finding).toString().replace("-", "");
        }

        ObjectNode json() {
            return Json.object()
                    .put("type", "https://problems.luna.akamaiapis.net/papi/v0/" + type)
                    .put("errorLocation", location)
                    .put("detail", detail);
        }
    }
}
