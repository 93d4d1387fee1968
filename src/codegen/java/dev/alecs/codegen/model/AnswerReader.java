package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Fields;
import dev.alecs.codegen.spec.References;
import dev.alecs.codegen.spec.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an operation's successful answers. */
final class AnswerReader {

    private static final Pattern SUCCESS = Pattern.compile("[23][0-9][0-9]");

    private final References references;
    private final Schemas schemas;
    private final BinaryFormat binaryFormat;
    private final Complaints complaints;

    AnswerReader(References references, Schemas schemas, Complaints complaints) {
        this.references = references;
        this.schemas = schemas;
        this.binaryFormat = new BinaryFormat(references, complaints);
        this.complaints = complaints;
    }

    /** By ascending status; an answer in several media types is there once for each. */
    List<Answer> read(Fields operation) {
        List<Answer> answers = new ArrayList<>();
        operation.fields("responses").entries().forEach((status, value) -> {
            if (SUCCESS.matcher(status).matches()) {
                answers.addAll(answers(Integer.parseInt(status), value));
            } else {
                complaints.about(value.at(), "'%s' is not a successful answer, 2xx or 3xx".formatted(status));
            }
        });
        if (answers.isEmpty()) {
            complaints.about(operation.at("responses"), "there is no successful answer");
        }
        answers.sort(Comparator.comparingInt(Answer::status));
        return answers;
    }

    private List<Answer> answers(int status, Value value) {
        Map<String, Value> content = references
                .follow(value)
                .map(found -> Fields.of(found, complaints)
                        .only("description", "content")
                        .fields("content")
                        .entries())
                .orElse(Map.of());
        if (content.isEmpty()) {
            return List.of(new Answer(status, null, null));
        }
        return content.entrySet().stream()
                .map(entry -> new Answer(status, entry.getKey(), schema(entry.getKey(), entry.getValue())))
                .toList();
    }

    private @Nullable JsonNode schema(String mediaType, Value content) {
        Optional<Value> schema = Fields.of(content, complaints).only("schema").find("schema");
        if (MediaTypes.isJson(mediaType)) {
            schema.ifPresent(binaryFormat::refuseIn);
        }
        return schema.map(schemas::read).orElse(null);
    }
}
