package dev.alecs.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something shall last: a number and {@code m}, {@code h}, {@code d} or {@code w}. */
final class LifetimeConverter implements ITypeConverter<Duration> {

    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,6})([smhdw])");

    @Override
    public Duration convert(String text) {
        var match = SHAPE.matcher(text.strip());
        if (!match.matches()) {
            throw new TypeConversionException("\"" + text + "\" is not a time: write 30m, 12h, 30d or 8w");
        }
        long count = Long.parseLong(match.group(1));
        return switch (match.group(2).charAt(0)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }
}
