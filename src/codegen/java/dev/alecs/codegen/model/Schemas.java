package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Fields;
import dev.alecs.codegen.spec.References;
import dev.alecs.codegen.spec.Value;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Turns the schemas of a catalogue into JSON Schema 2020-12 that stands alone, with references in place. */
final class Schemas {

    private static final Set<String> OPENAPI_ONLY = Set.of("$ref", "discriminator", "xml", "externalDocs");

    /** What a keyword holds that is about the parts of a value. */
    private enum Holds {
        A_PART,
        NAMED_PARTS,
        A_CONDITION,
        ALTERNATIVES,
        NAMES_OF_PARTS
    }

    private static final Map<String, Holds> ABOUT_PARTS = Map.ofEntries(
            Map.entry("items", Holds.A_PART),
            Map.entry("additionalProperties", Holds.A_PART),
            Map.entry("contains", Holds.A_PART),
            Map.entry("propertyNames", Holds.A_PART),
            Map.entry("properties", Holds.NAMED_PARTS),
            Map.entry("patternProperties", Holds.NAMED_PARTS),
            Map.entry("not", Holds.A_CONDITION),
            Map.entry("if", Holds.A_CONDITION),
            Map.entry("then", Holds.A_CONDITION),
            Map.entry("else", Holds.A_CONDITION),
            Map.entry("oneOf", Holds.ALTERNATIVES),
            Map.entry("anyOf", Holds.ALTERNATIVES),
            Map.entry("allOf", Holds.ALTERNATIVES),
            Map.entry("required", Holds.NAMES_OF_PARTS));

    private final References references;
    private final Complaints complaints;

    Schemas(References references, Complaints complaints) {
        this.references = references;
        this.complaints = complaints;
    }

    ObjectNode read(Value value) {
        if (schema(value, Set.of()) instanceof ObjectNode schema) {
            return schema;
        }
        complaints.about(value.at(), "a schema with keywords is expected here");
        return JsonNodeFactory.instance.objectNode();
    }

    /** An example or a default as the schema's type wants it: {@code 15166} for a string is {@code "15166"}. */
    static JsonNode literal(Value value, ObjectNode schema) {
        return value instanceof Value.Scalar scalar
                        && schema.path("type").asText().equals("string")
                        && !scalar.json().isNull()
                ? TextNode.valueOf(scalar.text())
                : value.json();
    }

    /** Also a boolean, which as a schema allows everything or nothing. */
    private JsonNode schema(Value value, Set<String> open) {
        return switch (value) {
            case Value.Scalar scalar when scalar.json() instanceof BooleanNode all -> all;
            case Value.Mapping mapping ->
                References.reference(mapping)
                        .map(reference -> referred(mapping, reference, open))
                        .orElseGet(() -> keywords(mapping, open));
            case Value.Scalar _, Value.Sequence _ -> {
                complaints.about(value.at(), "a schema is expected here");
                yield JsonNodeFactory.instance.objectNode();
            }
        };
    }

    /** What is referred to, with the keywords beside the reference laid over it. */
    private ObjectNode referred(Value.Mapping mapping, Value.Scalar reference, Set<String> open) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        Set<String> opened = new HashSet<>(open);
        if (opened.add(references.address(reference))) {
            references
                    .target(reference)
                    .map(target -> schema(target, opened))
                    .filter(ObjectNode.class::isInstance)
                    .ifPresent(target -> schema.setAll((ObjectNode) target));
        } else {
            references.refuseCycle(reference);
        }
        return schema.setAll(keywords(mapping, open));
    }

    private ObjectNode keywords(Value.Mapping mapping, Set<String> open) {
        Map<String, Value> entries = mapping.entries();
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        // the type comes first: literals are read by it
        Value type = entries.get("type");
        if (type != null) {
            schema.set("type", type.json());
        }
        entries.forEach((keyword, value) -> {
            if (!OPENAPI_ONLY.contains(keyword) && !keyword.startsWith("x-")) {
                add(schema, keyword, value, open);
            }
        });
        return schema;
    }

    private void add(ObjectNode schema, String keyword, Value value, Set<String> open) {
        Holds holds = ABOUT_PARTS.get(keyword);
        if (holds == null) {
            addPlain(schema, keyword, value);
        } else {
            schema.set(keyword, parts(holds, value, open));
        }
    }

    private static void addPlain(ObjectNode schema, String keyword, Value value) {
        switch (keyword) {
            case "description" ->
                schema.put(keyword, Fields.singleSpaced(value.json().asText()));
            case "example" -> schema.putArray("examples").add(literal(value, schema));
            case "default", "const" -> schema.set(keyword, literal(value, schema));
            case "enum" -> schema.set(keyword, literals(value, schema));
            default -> schema.set(keyword, value.json());
        }
    }

    private static JsonNode literals(Value value, ObjectNode schema) {
        if (!(value instanceof Value.Sequence sequence)) {
            return value.json();
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        sequence.items().forEach(item -> array.add(literal(item, schema)));
        return array;
    }

    private JsonNode parts(Holds holds, Value value, Set<String> open) {
        return switch (holds) {
            case A_PART -> schema(value, open);
            case NAMED_PARTS -> named(value, open);
            case A_CONDITION -> schema(value, open);
            case ALTERNATIVES -> alternatives(value, open);
            case NAMES_OF_PARTS -> value.json();
        };
    }

    private ObjectNode named(Value value, Set<String> open) {
        ObjectNode schemas = JsonNodeFactory.instance.objectNode();
        Fields.of(value, complaints).entries().forEach((name, part) -> schemas.set(name, schema(part, open)));
        return schemas;
    }

    private ArrayNode alternatives(Value value, Set<String> open) {
        ArrayNode schemas = JsonNodeFactory.instance.arrayNode();
        if (value instanceof Value.Sequence sequence) {
            sequence.items().forEach(item -> schemas.add(schema(item, open)));
        } else {
            complaints.about(value.at(), "a list of schemas is expected here");
        }
        return schemas;
    }
}
