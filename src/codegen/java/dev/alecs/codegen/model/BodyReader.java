package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.codegen.model.RequestBody.Form;
import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Fields;
import dev.alecs.codegen.spec.References;
import dev.alecs.codegen.spec.Value;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Reads an operation's request body: which of its media types to send, and the {@code body} argument. */
final class BodyReader {

    private static final String ARGUMENT = "body";
    static final String JSON_WORDS = "What to send, as a JSON value of this shape.";
    private static final String TEXT_WORDS = "What to send, as text.";

    private final References references;
    private final Schemas schemas;
    private final Complaints complaints;

    BodyReader(References references, Schemas schemas, Complaints complaints) {
        this.references = references;
        this.schemas = schemas;
        this.complaints = complaints;
    }

    /** Empty for an operation without one, and, with a complaint, for one that cannot be sent. */
    Optional<RequestBody> read(Fields operation, InputSchema input) {
        return operation
                .find("requestBody")
                .flatMap(references::follow)
                .map(value -> Fields.of(value, complaints).only("required", "description", "content"))
                .flatMap(body -> body(body, input));
    }

    private Optional<RequestBody> body(Fields body, InputSchema input) {
        Set<String> mediaTypes = body.fields("content").entries().keySet();
        Optional<String> best =
                mediaTypes.stream().filter(BodyReader::canBeSent).min(Comparator.comparingInt(BodyReader::rank));
        if (best.isEmpty()) {
            complaints.about(body.at("content"), "only JSON and text bodies can be sent, not " + mediaTypes);
        }
        return best.map(mediaType -> body(body, mediaType, input));
    }

    private RequestBody body(Fields body, String mediaType, InputSchema input) {
        Form form = mediaType.startsWith("text/") ? Form.TEXT : Form.JSON;
        ObjectNode schema = schema(body, mediaType);
        if (form == Form.TEXT && !schema.path("type").asText().equals("string")) {
            complaints.about(body.at("content"), "a text body has a schema of 'type: string'");
        }
        describe(schema, body, form);
        boolean required = body.flag("required");
        input.add(ARGUMENT, schema, required, body.at());
        return new RequestBody(mediaType, required, form);
    }

    private ObjectNode schema(Fields body, String mediaType) {
        Fields content = body.fields("content").fields(mediaType).only("schema");
        Optional<Value> schema = content.find("schema");
        if (schema.isEmpty()) {
            complaints.about(content.at(), "'schema' is missing");
        }
        return schema.map(schemas::read).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static void describe(ObjectNode schema, Fields body, Form form) {
        Optional<String> words = body.optionalText("description");
        if (words.isPresent()) {
            schema.put("description", words.get());
        } else if (!schema.has("description")) {
            schema.put("description", form == Form.TEXT ? TEXT_WORDS : JSON_WORDS);
        }
    }

    private static boolean canBeSent(String mediaType) {
        return mediaType.equals("application/json") || mediaType.endsWith("+json") || mediaType.startsWith("text/");
    }

    /** Among equals the catalogue's first wins. */
    private static int rank(String mediaType) {
        return switch (mediaType) {
            case "application/json" -> 0;
            case "application/json-patch+json" -> 1;
            default -> mediaType.endsWith("+json") ? 2 : 3;
        };
    }
}
