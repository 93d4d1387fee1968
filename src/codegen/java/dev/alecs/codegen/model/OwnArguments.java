package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.codegen.spec.Fields;
import java.util.Map;

/** The arguments that Akamai does not know: which credentials sign, and which version of a media type is wanted. */
final class OwnArguments {

    static final String SECTION = "section";

    private static final Map<String, String> WORDS = Map.of(
            SECTION,
            "Section of the server's .edgerc whose credentials sign the call; left out, the configured one does.");
    private static final String WORDS_FOR_A_VERSION =
            "Version of the answer's and the body's format to work in; left out, Akamai's own choice.";

    private final Fields described;

    /** What the shared file says of them, each with a {@code description} and perhaps an {@code example}. */
    OwnArguments(Fields described) {
        this.described = described;
    }

    ObjectNode schema(String argument) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
        Fields words = described.fields(argument).only("description", "example");
        schema.put(
                "description",
                words.optionalText("description").orElseGet(() -> WORDS.getOrDefault(argument, WORDS_FOR_A_VERSION)));
        words.find("example").ifPresent(example -> schema.putArray("examples").add(Schemas.literal(example, schema)));
        return schema;
    }
}
