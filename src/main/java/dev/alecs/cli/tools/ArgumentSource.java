package dev.alecs.cli.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where values come from: {@code @file} is what is in a file, {@code -} standard input, anything else itself. */
final class ArgumentSource {

    private static final String STANDARD_INPUT = "-";

    private final InputStream input;
    private boolean inputRead;

    ArgumentSource(InputStream input) {
        this.input = input;
    }

    /** @throws BadUsage when the file cannot be read, or standard input was read already */
    Given of(String value) {
        if (value.equals(STANDARD_INPUT)) {
            return standardInput();
        }
        if (value.startsWith("@@")) {
            return new Given.Typed(value.substring(1));
        }
        return value.startsWith("@") ? file(value.substring(1)) : new Given.Typed(value);
    }

    private Given standardInput() {
        if (inputRead) {
            throw new BadUsage("Standard input can be only one of the values.");
        }
        inputRead = true;
        try {
            return new Given.Read("Standard input", "standard-input", input.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read", e);
        }
    }

    private static Given file(String name) {
        try {
            var path = Path.of(name);
            return new Given.Read(name, String.valueOf(path.getFileName()), Files.readAllBytes(path));
        } catch (NoSuchFileException _) {
            throw new BadUsage("There is no file " + name + ". A value that begins with @ itself is written with @@.");
        } catch (IOException | InvalidPathException e) {
            throw new BadUsage("The file " + name + " cannot be read: " + e.getMessage());
        }
    }
}
