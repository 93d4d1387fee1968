package dev.alecs.cli;

import dev.alecs.simulator.Fault;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes what shall go wrong as it is written, once it is sure that the simulator can read it. */
final class FaultsConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        try {
            Fault.parseAll(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
