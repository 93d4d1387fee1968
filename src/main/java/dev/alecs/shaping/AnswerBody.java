package dev.alecs.shaping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.alecs.edgegrid.ApiResponse.Answered;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the body of an answer is, by its bytes and what its header says of them.
 *
 * <p>Not by what the catalogue says: Akamai leaves the bodies of some downloads out of its specification, and some of its
 * servers call every download JSON.
 */
sealed interface AnswerBody {

    /** There is none, or nothing in it. */
    record Nothing() implements AnswerBody {}

    /** Something to read, JSON included. */
    record Text(String text, String mediaType) implements AnswerBody {}

    /** A JSON object on each line. */
    record Records(List<String> lines) implements AnswerBody {

        public Records {
            lines = List.copyOf(lines);
        }
    }

    /** Anything else. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares files.
    record File(byte[] content, String mediaType) implements AnswerBody {}

    static AnswerBody of(Answered answered) {
        byte[] bytes = answered.body();
        var header = answered.header("content-type").orElse("");
        var declared = header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        var signature = Signature.of(bytes);
        if (signature.isPresent()) {
            var telling = !declared.isEmpty() && !isText(declared) && !declared.equals(Signature.OCTETS);
            return new File(bytes, telling ? declared : signature.get().mediaType);
        }
        return text(bytes, declared, charset(header))
                .map(text -> ofText(text, declared))
                .orElseGet(() -> new File(bytes, Signature.isClaimedBy(declared) ? Signature.OCTETS : declared));
    }

    private static AnswerBody ofText(String text, String declared) {
        if (text.isBlank()) {
            return new Nothing();
        }
        return JsonLines.of(text)
                .<AnswerBody>map(Records::new)
                .orElseGet(() -> new Text(text, isText(declared) ? declared : guessed(text)));
    }

    private static String guessed(String text) {
        return text.startsWith("{") || text.startsWith("[") ? "application/json" : "text/plain";
    }

    private static boolean isText(String mediaType) {
        return mediaType.startsWith("text/")
                || mediaType.endsWith("json")
                || mediaType.endsWith("xml")
                || mediaType.endsWith("yaml");
    }

    /** Empty when the bytes are no text, whatever was declared. */
    private static Optional<String> text(byte[] bytes, String declared, Charset charset) {
        var text = decoded(bytes, charset);
        // Reports from older systems are in Latin-1 and do not say so.
        if (text == null && isText(declared)) {
            text = decoded(bytes, ISO_8859_1);
        }
        return Optional.ofNullable(text)
                .filter(characters -> characters.indexOf('\0') < 0)
                .map(characters -> characters.startsWith("\uFEFF") ? characters.substring(1) : characters);
    }

    private static @Nullable String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static Charset charset(String header) {
        var named = Signature.CHARSET.matcher(header);
        try {
            return named.find() ? Charset.forName(named.group(1)) : UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return UTF_8;
        }
    }

    /** Bytes by which a kind of file is known. */
    enum Signature {
        GZIP("application/gzip", 0, "\u001f\u008b"),
        ZIP("application/zip", 0, "PK\u0003\u0004"),
        PDF("application/pdf", 0, "%PDF-"),
        PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
        JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
        GIF("image/gif", 0, "GIF89a"),
        TAR("application/x-tar", 257, "ustar");

        static final String OCTETS = "application/octet-stream";
        private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w.:-]+)");

        private final String mediaType;
        private final int at;
        /** One character for each byte. */
        private final String octets;

        Signature(String mediaType, int at, String octets) {
            this.mediaType = mediaType;
            this.at = at;
            this.octets = octets;
        }

        static Optional<Signature> of(byte[] content) {
            return Arrays.stream(values())
                    .filter(signature -> signature.isIn(content))
                    .findFirst();
        }

        /** Whether something of that type would have been known by its bytes, or nothing was declared at all. */
        static boolean isClaimedBy(String declared) {
            return declared.isEmpty()
                    || isText(declared)
                    || Arrays.stream(values()).anyMatch(signature -> signature.mediaType.equals(declared));
        }

        private boolean isIn(byte[] content) {
            int length = octets.length();
            return content.length >= at + length && new String(content, at, length, ISO_8859_1).equals(octets);
        }
    }
}
