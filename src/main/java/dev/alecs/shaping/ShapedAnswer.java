package dev.alecs.shaping;

import java.util.List;
import java.util.stream.Stream;

/**
 * An answer as the model will read it.
 *
 * @param parts the answer itself, then what else is worth knowing; of several outcomes the failed ones come first
 * @param failed whether it tells of a failure
 */
public record ShapedAnswer(List<Part> parts, boolean failed) {

    /** A piece of an answer. */
    public sealed interface Part {

        /** Something to read. */
        record Text(String text) implements Part {}

        /**
         * Bytes that are no text.
         *
         * @param uri names what was downloaded
         */
        @SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares files.
        record File(String uri, String mediaType, byte[] content) implements Part {}
    }

    public ShapedAnswer {
        parts = List.copyOf(parts);
    }

    static ShapedAnswer failed(String text) {
        return new ShapedAnswer(List.of(new Part.Text(text)), true);
    }

    /** What there is to read. */
    public List<String> texts() {
        return parts.stream()
                .flatMap(part -> switch (part) {
                    case Part.Text(var text) -> Stream.of(text);
                    case Part.File _ -> Stream.empty();
                })
                .toList();
    }
}
