package dev.alecs.codegen.model;

import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Fields;
import dev.alecs.codegen.spec.References;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads {@code x-alecs-media}: which media types go with which value of an argument. */
final class MediaChoiceReader {

    private static final String KEY = "x-alecs-media";

    private final References references;
    private final Complaints complaints;

    MediaChoiceReader(References references, Complaints complaints) {
        this.references = references;
        this.complaints = complaints;
    }

    Optional<MediaChoice> read(Fields operation, List<Parameter> parameters, List<Answer> answers) {
        if (operation.find(KEY).isEmpty()) {
            return Optional.empty();
        }
        Fields fields = operation.fields(KEY).only("argument", "accept", "contentType");
        String argument = fields.text("argument");
        if (parameters.stream().noneMatch(parameter -> parameter.argument().equals(argument))) {
            complaints.about(fields.at("argument"), "there is no parameter '%s'".formatted(argument));
        }
        Set<String> answered = answers.stream().map(Answer::mediaType).collect(Collectors.toSet());
        return Optional.of(new MediaChoice(
                argument, types(fields, "accept", answered), types(fields, "contentType", sent(operation))));
    }

    private SortedMap<String, String> types(Fields fields, String key, Set<String> known) {
        Fields byValue = fields.fields(key);
        SortedMap<String, String> types = new TreeMap<>();
        byValue.entries().keySet().forEach(value -> {
            String mediaType = byValue.text(value);
            if (!known.contains(mediaType)) {
                complaints.about(byValue.at(value), "the media type '%s' is not declared".formatted(mediaType));
            }
            types.put(value, mediaType);
        });
        return types;
    }

    private Set<String> sent(Fields operation) {
        return operation
                .find("requestBody")
                .flatMap(references::follow)
                .map(body ->
                        Fields.of(body, complaints).fields("content").entries().keySet())
                .orElse(Set.of());
    }
}
