package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Fields;
import dev.alecs.codegen.spec.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads how an operation shows itself as a tool. */
final class ToolReader {

    /** Clients cut longer ones, and every word is paid for in every conversation. */
    private static final int DESCRIPTION_LIMIT = 2_000;

    private static final int LONGEST_NAME = 64;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "PUT", "DELETE");

    private final String usualToolset;
    private final Complaints complaints;

    ToolReader(String usualToolset, Complaints complaints) {
        this.usualToolset = usualToolset;
        this.complaints = complaints;
    }

    ToolDefinition read(Fields operation, String method, InputSchema input) {
        Fields face =
                operation.fields("x-alecs-tool").only("name", "effect", "core", "toolset", "aliases", "vendorType");
        Effect effect = effect(face);
        boolean core = face.flag("core");
        String summary = summary(operation);
        String description = operation.text("description");
        checkLength(operation, summary, description);
        ObjectNode whole = input.json();
        return new ToolDefinition(
                name("tool name", face.text("name"), face.at("name")),
                aliases(face),
                name("toolset", face.optionalText("toolset").orElse(usualToolset), face.at("toolset")),
                effect,
                effect == Effect.READ || REPEATABLE.contains(method),
                core,
                summary,
                // with the summary in it, because most clients show a model nothing else
                summary + ".\n" + description,
                whole,
                Listing.of(summary, description, whole, core));
    }

    private List<String> aliases(Fields face) {
        List<String> aliases = face.texts("aliases");
        aliases.forEach(alias -> name("alias", alias, face.at("aliases")));
        return aliases;
    }

    /** Some clients drop all tools of a server over one name they do not like. */
    private String name(String what, String name, Position at) {
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            complaints.about(at, "the %s '%s' is not lower-case words joined by hyphens".formatted(what, name));
        }
        if (name.length() > LONGEST_NAME) {
            complaints.about(at, "the %s '%s' is longer than %d".formatted(what, name, LONGEST_NAME));
        }
        return name;
    }

    private Effect effect(Fields face) {
        String word = face.text("effect");
        Optional<Effect> effect = Effect.of(word);
        if (effect.isEmpty() && !word.isEmpty()) {
            complaints.about(face.at("effect"), "the effect '%s' is none of %s".formatted(word, Effect.words()));
        }
        return effect.orElse(Effect.DESTROY);
    }

    private String summary(Fields operation) {
        String summary = operation.text("summary");
        if (summary.endsWith(".")) {
            complaints.about(operation.at("summary"), "a summary has no full stop at its end");
        }
        return summary;
    }

    private void checkLength(Fields operation, String summary, String description) {
        int length = summary.length() + description.length() + 2;
        if (length >= DESCRIPTION_LIMIT) {
            complaints.about(
                    operation.at("description"),
                    "summary and description have %d characters; they must stay under %d"
                            .formatted(length, DESCRIPTION_LIMIT));
        }
    }
}
