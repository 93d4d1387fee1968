package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Position;
import java.util.regex.Pattern;

/** A tool's input schema while it grows, argument by argument. */
final class InputSchema {

    /** What clients accept as a name; some refuse all tools of a server over one bad name. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
    private final ArrayNode required = JsonNodeFactory.instance.arrayNode();
    private final Complaints complaints;

    InputSchema(Complaints complaints) {
        this.complaints = complaints;
    }

    void add(String argument, ObjectNode schema, boolean mustBeGiven, Position at) {
        if (!NAME.matcher(argument).matches()) {
            complaints.about(
                    at, "the argument name '%s' is not 1 to 64 of a-z, A-Z, 0-9, _, . and -".formatted(argument));
        }
        if (properties.has(argument)) {
            complaints.about(at, "the argument '%s' exists already".formatted(argument));
        }
        properties.set(argument, schema);
        if (mustBeGiven) {
            required.add(argument);
        }
    }

    ObjectNode json() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.set("properties", properties);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }
}
