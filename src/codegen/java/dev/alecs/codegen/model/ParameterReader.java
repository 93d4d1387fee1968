package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.codegen.model.Parameter.Place;
import dev.alecs.codegen.model.Parameter.Style;
import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Fields;
import dev.alecs.codegen.spec.References;
import dev.alecs.codegen.spec.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads one parameter of an operation: something to ask the caller for, or a header that is always the same. */
final class ParameterReader {

    private static final Map<String, Place> PLACES =
            Map.of("path", Place.PATH, "query", Place.QUERY, "header", Place.HEADER);
    private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9]+");
    private static final Pattern ARGUMENT = Pattern.compile("[a-zA-Z0-9_.-]+");

    /** The server reads the current version when the caller gives none. */
    static final String IF_MATCH = "If-Match";

    /** Each operation, or its body, has one of its own, which the caller's replaces. */
    private static final Set<String> MEDIA_HEADERS = Set.of("Accept", "Content-Type");

    /** As the last character of a header's name: any number of headers whose names begin like this. */
    private static final String ANY_ENDING = "*";

    private final References references;
    private final Schemas schemas;
    private final BinaryFormat binaryFormat;
    private final Complaints complaints;

    ParameterReader(References references, Schemas schemas, Complaints complaints) {
        this.references = references;
        this.schemas = schemas;
        this.binaryFormat = new BinaryFormat(references, complaints);
        this.complaints = complaints;
    }

    /** What a parameter of the catalogue turns out to be. */
    sealed interface Outcome {

        /**
         * Something to ask the caller for.
         *
         * @param schema what the caller may give
         * @param mustBeGiven whether a call without it is refused
         */
        record Asked(Parameter parameter, ObjectNode schema, boolean mustBeGiven) implements Outcome {}

        /** A header with one sensible value. */
        record Constant(String header, String value) implements Outcome {}
    }

    /** Empty, with a complaint, when it cannot be understood at all. */
    Optional<Outcome> read(Value value) {
        return references
                .follow(value)
                .map(found -> Fields.of(found, complaints))
                .flatMap(this::read);
    }

    private Optional<Outcome> read(Fields fields) {
        fields.only("name", "in", "required", "description", "schema", "content", "style", "explode", "example");
        String name = fields.text("name");
        String description = fields.text("description");
        Place place = PLACES.get(fields.text("in"));
        if (place == null) {
            complaints.about(fields.at("in"), "a parameter is in path, query or header");
            return Optional.empty();
        }
        boolean required = fields.flag("required") && !MEDIA_HEADERS.contains(name);
        if (place == Place.PATH && !required) {
            complaints.about(fields.at(), "a path parameter must have 'required: true'");
        }
        ObjectNode schema = schema(fields);
        Optional<String> constant = place == Place.HEADER ? constant(name, schema) : Optional.empty();
        if (constant.isPresent()) {
            return constant.map(only -> new Outcome.Constant(name, only));
        }
        Style style = style(fields, place, schema);
        describe(schema, description, fields);
        return Optional.of(new Outcome.Asked(
                new Parameter(argument(name, place), name, place, required, style),
                place == Place.HEADER && name.endsWith(ANY_ENDING) ? byEnding(schema) : schema,
                required && !name.equals(IF_MATCH)));
    }

    private static Optional<String> constant(String header, ObjectNode schema) {
        if (schema.has("const")) {
            return Optional.of(schema.get("const").asText());
        }
        JsonNode choices = schema.path("enum");
        return MEDIA_HEADERS.contains(header) && choices.size() == 1
                ? Optional.of(choices.get(0).asText())
                : Optional.empty();
    }

    private static ObjectNode byEnding(ObjectNode schema) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode().put("type", "object");
        headers.set("description", schema.remove("description"));
        headers.set("additionalProperties", schema);
        return headers;
    }

    private ObjectNode schema(Fields fields) {
        Optional<Value> schema = fields.find("content").isPresent()
                ? fields.fields("content")
                        .only("application/json")
                        .fields("application/json")
                        .find("schema")
                : fields.find("schema");
        schema.ifPresent(binaryFormat::refuseIn);
        return schema.map(schemas::read).orElseGet(() -> {
            complaints.about(fields.at(), "'schema' is missing");
            return JsonNodeFactory.instance.objectNode();
        });
    }

    private static void describe(ObjectNode schema, String description, Fields fields) {
        schema.put("description", description);
        fields.find("example").ifPresent(example -> schema.putArray("examples").add(Schemas.literal(example, schema)));
    }

    private static String argument(String name, Place place) {
        return place == Place.HEADER || !ARGUMENT.matcher(name).matches() ? lowerCamel(name) : name;
    }

    /** {@code PAPI-Use-Prefixes} becomes {@code papiUsePrefixes}. */
    private static String lowerCamel(String name) {
        StringBuilder camel = new StringBuilder();
        WORD.matcher(name).results().map(MatchResult::group).forEach(word -> {
            String quiet = word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
            char first = quiet.charAt(0);
            camel.append(camel.isEmpty() ? Character.toLowerCase(first) : Character.toUpperCase(first));
            camel.append(quiet, 1, quiet.length());
        });
        return camel.toString();
    }

    private Style style(Fields fields, Place place, ObjectNode schema) {
        String usual = place == Place.QUERY ? "form" : "simple";
        if (!fields.optionalText("style").orElse(usual).equals(usual)) {
            complaints.about(fields.at("style"), "the only style understood here is '%s'".formatted(usual));
        }
        boolean explode = fields.flag("explode", place == Place.QUERY);
        if (fields.find("content").isPresent() || isOf("object", schema)) {
            return Style.JSON;
        }
        boolean list = isOf("array", schema);
        // a simple list is comma-separated however it is exploded
        return list && (place != Place.QUERY || !explode) ? Style.COMMA_SEPARATED : Style.REPEATED;
    }

    private static boolean isOf(String type, ObjectNode schema) {
        JsonNode types = schema.path("type");
        return types.asText().equals(type)
                || types.valueStream().anyMatch(one -> one.asText().equals(type));
    }
}
