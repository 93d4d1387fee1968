package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.codegen.model.RequestBody.Form;
import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Fields;
import dev.alecs.codegen.spec.References;
import dev.alecs.codegen.spec.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an operation's request body: which of its media types to send, and the {@code body} argument. */
final class BodyReader {

    private static final String ARGUMENT = "body";
    /** What is said of a body that the catalogue says nothing of. */
    static final String JSON_WORDS = "What to send, as a JSON value of this shape.";

    private static final String DESCRIPTION = "description";

    private final References references;
    private final Schemas schemas;
    private final BinaryFormat binaryFormat;
    private final Complaints complaints;

    BodyReader(References references, Schemas schemas, Complaints complaints) {
        this.references = references;
        this.schemas = schemas;
        this.binaryFormat = new BinaryFormat(references, complaints);
        this.complaints = complaints;
    }

    /** Whether its parts have media types of their own. */
    boolean isMultipart(Fields operation) {
        return content(operation)
                .map(content -> best(content).equals(MediaTypes.MULTIPART))
                .orElse(false);
    }

    /** Empty for an operation without one, and, with a complaint, for one that cannot be sent. */
    Optional<RequestBody> read(Fields operation, @Nullable MediaChoice choice, InputSchema input) {
        Optional<Fields> body = operation
                .find("requestBody")
                .flatMap(references::follow)
                .map(value -> Fields.of(value, complaints).only("required", DESCRIPTION, "content"));
        if (body.isPresent() && content(operation).isEmpty()) {
            complaints.about(body.get().at(), "a body has a media type in 'content'");
            return Optional.empty();
        }
        return body.map(fields -> body(fields, choice, input));
    }

    private Optional<Fields> content(Fields operation) {
        return operation
                .find("requestBody")
                .flatMap(references::follow)
                .map(body -> Fields.of(body, complaints).fields("content"))
                .filter(content -> !content.entries().isEmpty());
    }

    private RequestBody body(Fields body, @Nullable MediaChoice choice, InputSchema input) {
        Fields content = body.fields("content");
        String declared = best(content);
        Form form = form(declared, content);
        String mediaType = declared.equals(MediaTypes.ANYTHING) ? MediaTypes.JSON : declared;
        ObjectNode schema = schema(content, declared);
        List<String> files = form == Form.MULTIPART ? FileSchemas.replaceFiles(schema) : List.of();
        boolean required = body.flag("required");
        ObjectNode argument = argument(schema, form, mediaType, content, choice);
        describe(argument, body, form);
        check(content, declared, form, schema);
        input.add(ARGUMENT, argument, required, body.at());
        return new RequestBody(mediaType, required, form, files);
    }

    private static String best(Fields content) {
        return MediaTypes.newest(content.entries().keySet()).stream()
                .min(Comparator.comparingInt(BodyReader::rank))
                .orElseThrow();
    }

    /** Among equals the catalogue's first wins. */
    private static int rank(String mediaType) {
        return switch (mediaType) {
            case MediaTypes.JSON_PATCH -> 0;
            case MediaTypes.JSON -> 2;
            case MediaTypes.ANYTHING -> 4;
            case MediaTypes.URL_ENCODED -> 6;
            case MediaTypes.MULTIPART -> 7;
            default -> {
                if (MediaTypes.isJson(mediaType)) {
                    yield MediaTypes.isVersioned(mediaType) ? 1 : 3;
                }
                yield MediaTypes.isText(mediaType) ? 5 : 8;
            }
        };
    }

    private static Form form(String mediaType, Fields content) {
        return switch (mediaType) {
            case MediaTypes.URL_ENCODED -> Form.URL_ENCODED;
            case MediaTypes.MULTIPART -> Form.MULTIPART;
            case MediaTypes.ANYTHING -> Form.JSON;
            default -> {
                if (MediaTypes.isJson(mediaType)) {
                    yield content.find(MediaTypes.PLAIN_TEXT).isPresent() ? Form.JSON_OR_TEXT : Form.JSON;
                }
                yield MediaTypes.isText(mediaType) ? Form.TEXT : Form.BINARY;
            }
        };
    }

    private ObjectNode schema(Fields content, String mediaType) {
        return value(content, mediaType).map(schemas::read).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private Optional<Value> value(Fields content, String mediaType) {
        Fields fields = content.fields(mediaType).only("schema");
        Optional<Value> schema = fields.find("schema");
        if (schema.isEmpty()) {
            complaints.about(fields.at(), "'schema' is missing");
        }
        return schema;
    }

    private ObjectNode argument(
            ObjectNode schema, Form form, String mediaType, Fields content, @Nullable MediaChoice choice) {
        return switch (form) {
            case JSON -> choice == null || choice.contentType().isEmpty() ? schema : oneForEachValue(content, choice);
            case JSON_OR_TEXT -> orText(schema);
            case BINARY -> FileSchemas.bytes(schema, mediaType);
            case TEXT, MULTIPART, URL_ENCODED -> schema;
        };
    }

    /** With the values of the argument that go with each, so that a model can tell which it has to give. */
    private ObjectNode oneForEachValue(Fields content, MediaChoice choice) {
        SortedMap<String, String> values = new TreeMap<>();
        choice.contentType().forEach((value, type) -> values.merge(type, value, (one, other) -> one + ", " + other));
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode alternatives = schema.putArray("anyOf");
        values.forEach((mediaType, value) -> {
            if (content.find(mediaType).isPresent()) {
                alternatives.add(
                        schema(content, mediaType).put("title", "With %s %s".formatted(choice.argument(), value)));
            }
        });
        return schema;
    }

    private static ObjectNode orText(ObjectNode schema) {
        JsonNode types = schema.path("type");
        if (types.isTextual() && !types.asText().equals("string")) {
            schema.putArray("type").add(types).add("string");
        } else if (types instanceof ArrayNode several
                && several.valueStream().noneMatch(type -> type.asText().equals("string"))) {
            several.add("string");
        }
        return schema;
    }

    private static void describe(ObjectNode schema, Fields body, Form form) {
        Optional<String> words = body.optionalText(DESCRIPTION);
        String how = words(form);
        String what = words.orElse(schema.path(DESCRIPTION).asText());
        boolean mustBeSaid = form == Form.JSON_OR_TEXT || form == Form.BINARY;
        if (what.isEmpty()) {
            schema.put(DESCRIPTION, how);
        } else {
            schema.put(DESCRIPTION, mustBeSaid ? what + " " + how : what);
        }
    }

    private static String words(Form form) {
        return switch (form) {
            case JSON -> JSON_WORDS;
            case TEXT -> "What to send, as text.";
            case JSON_OR_TEXT -> "A string is sent as plain text as it stands, any other value as JSON.";
            case BINARY -> "The file's bytes in base64.";
            case MULTIPART -> "The fields of the form, and its files.";
            case URL_ENCODED -> "The fields of the form.";
        };
    }

    private void check(Fields content, String mediaType, Form form, ObjectNode schema) {
        switch (form) {
            case TEXT, BINARY -> checkType("string", content, mediaType, schema);
            case MULTIPART -> {
                checkType("object", content, mediaType, schema);
                checkMembers(content, mediaType);
            }
            case URL_ENCODED, JSON, JSON_OR_TEXT -> {
                if (form == Form.URL_ENCODED) {
                    checkType("object", content, mediaType, schema);
                }
                value(content, mediaType).ifPresent(binaryFormat::refuseIn);
            }
        }
    }

    private void checkType(String type, Fields content, String mediaType, ObjectNode schema) {
        if (!schema.path("type").asText().equals(type)) {
            complaints.about(content.at(), "a body of %s has a schema of 'type: %s'".formatted(mediaType, type));
        }
    }

    /** A member, or each item of one, may be a file; what is inside of a member may not. */
    private void checkMembers(Fields content, String mediaType) {
        value(content, mediaType)
                .flatMap(references::follow)
                .map(schema -> Fields.of(schema, complaints).fields("properties"))
                .ifPresent(members -> members.entries().values().forEach(this::checkMember));
    }

    private void checkMember(Value member) {
        if (references.follow(member).orElse(member) instanceof Value.Mapping mapping) {
            mapping.entries().forEach((keyword, value) -> {
                if (keyword.equals("items") && value instanceof Value.Mapping items) {
                    items.entries().values().forEach(binaryFormat::refuseIn);
                } else {
                    binaryFormat.refuseIn(value);
                }
            });
        }
    }
}
