package dev.alecs.codegen.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What calling an operation does, from harmless to irreversible. */
public enum Effect {
    READ,
    WRITE,
    ACTIVATE,
    DESTROY;

    /** As a catalogue writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Stream.of(values()).map(Effect::word).toList();
    }

    static Optional<Effect> of(String word) {
        return Stream.of(values()).filter(effect -> effect.word().equals(word)).findFirst();
    }
}
