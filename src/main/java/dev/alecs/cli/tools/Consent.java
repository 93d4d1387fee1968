package dev.alecs.cli.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.edgegrid.Credentials;
import jakarta.inject.Singleton;

/** Makes sure that whoever calls a tool that touches live traffic, or cannot be undone, means it. */
@Singleton
final class Consent {

    private final Terminal terminal;
    private final Credentials credentials;

    Consent(Terminal terminal, Credentials credentials) {
        this.terminal = terminal;
        this.credentials = credentials;
    }

    /**
     * Asks the person who typed the call.
     *
     * @return whether to go ahead
     * @throws BadUsage when nobody can be asked
     */
    boolean given(ToolDefinition tool, ObjectNode arguments) {
        if (!tool.effect().isDestructive()) {
            return true;
        }
        if (!terminal.isInteractive()) {
            throw new BadUsage(sentence(tool, arguments) + " Where nobody can be asked, it needs --yes.");
        }
        return terminal.ask(sentence(tool, arguments) + "\nType yes to go ahead:")
                .equals("yes");
    }

    private String sentence(ToolDefinition tool, ObjectNode arguments) {
        var sentence = new StringBuilder("%s: %s. Effect %s: it %s."
                .formatted(tool.name(), tool.title(), tool.effect().word(), EffectWords.does(tool.effect())));
        if (Schema.of(tool).has("section")) {
            sentence.append(" Section %s.".formatted(arguments.path("section").asText(credentials.defaultSection())));
        }
        if (arguments.has("accountSwitchKey")) {
            sentence.append(
                    " Account %s.".formatted(arguments.path("accountSwitchKey").asText()));
        }
        return sentence.toString();
    }
}
