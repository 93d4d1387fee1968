package dev.alecs.cli.tools;

import dev.alecs.catalog.Effect;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The effects of tools as people write and read them. */
@Dependent
@Unremovable
final class EffectWords implements ITypeConverter<Effect>, Iterable<String> {

    /** What a tool with this effect does, after its name. */
    static String does(Effect effect) {
        return switch (effect) {
            case READ -> "changes nothing";
            case WRITE -> "changes a draft, or something that can be changed back";
            case ACTIVATE -> "changes what the edge serves";
            case DESTROY -> "cannot be undone";
        };
    }

    @Override
    public Effect convert(String text) {
        return Arrays.stream(Effect.values())
                .filter(effect -> effect.word().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "there is no effect \"" + text + "\": " + words().collect(Collectors.joining(", "))));
    }

    @Override
    public Iterator<String> iterator() {
        return words().iterator();
    }

    private static Stream<String> words() {
        return Arrays.stream(Effect.values()).map(Effect::word);
    }
}
