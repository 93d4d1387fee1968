package dev.alecs.cli.tools;

import java.io.OutputStream;
import java.nio.file.Path;

/** Where an answer goes. */
sealed interface Destination {

    /** Someone reads it on a terminal. */
    record Person() implements Destination {}

    /**
     * Another program reads it.
     *
     * @param bytes takes what is no text
     */
    record Program(OutputStream bytes) implements Destination {}

    /** It is kept. */
    record File(Path path) implements Destination {}
}
