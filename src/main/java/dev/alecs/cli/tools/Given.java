package dev.alecs.cli.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** A value as it was given: typed, or with the name of where it is. */
sealed interface Given {

    /** Typed on the command line. */
    record Typed(String text) implements Given {}

    /**
     * Read from a file or from standard input.
     *
     * @param origin what to call it in a complaint
     * @param fileName the name of the file without its folders
     */
    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares them.
    record Read(String origin, String fileName, byte[] bytes) implements Given {

        /** @throws BadUsage when it is not text */
        String text() {
            try {
                return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException _) {
                throw new BadUsage(origin + " is not text in UTF-8.");
            }
        }
    }
}
