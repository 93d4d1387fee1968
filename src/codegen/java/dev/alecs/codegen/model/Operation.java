package dev.alecs.codegen.model;

import dev.alecs.codegen.spec.Position;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One operation as the generated code will make it: the counterpart of the server's record of the same name, which a
 * generator that runs before the server is compiled cannot use.
 *
 * @param at where it stands in the catalogue
 * @param headers the constant ones
 * @param answers by ascending status
 * @param etagQuery what of its query the GET of the same path takes, or null without one or without need
 */
public record Operation(
        Position at,
        String api,
        String operationId,
        ToolDefinition tool,
        String method,
        String path,
        List<Parameter> parameters,
        SortedMap<String, String> headers,
        @Nullable RequestBody body,
        @Nullable String vendorType,
        @Nullable MediaChoice mediaChoice,
        List<Answer> answers,
        @Nullable List<String> etagQuery) {

    public Operation {
        parameters = List.copyOf(parameters);
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        answers = List.copyOf(answers);
    }
}
