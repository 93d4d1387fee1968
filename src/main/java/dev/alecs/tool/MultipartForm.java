package dev.alecs.tool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form as {@code multipart/form-data}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 * @see <a href="https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data">how names
 *     are escaped</a>
 */
final class MultipartForm {

    private final List<Part> parts = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares parts.
    private record Part(String head, byte[] content) {}

    void addField(String name, String value) {
        add(name, null, null, value.getBytes(UTF_8));
    }

    void addFile(String name, String fileName, String mediaType, byte[] content) {
        add(name, fileName, mediaType, content);
    }

    /** A boundary that is nowhere in the form. */
    String boundary() {
        String boundary;
        do {
            boundary = "alecs-" + UUID.randomUUID();
        } while (holds(boundary));
        return boundary;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    byte[] bytes(String boundary) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(("--" + boundary + "\r\n" + part.head() + "\r\n").getBytes(UTF_8));
            bytes.writeBytes(part.content());
            bytes.writeBytes("\r\n".getBytes(UTF_8));
        }
        bytes.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return bytes.toByteArray();
    }

    private void add(String name, @Nullable String fileName, @Nullable String mediaType, byte[] content) {
        var head = new StringBuilder("Content-Disposition: form-data; name=\"")
                .append(escaped(name))
                .append('"');
        if (fileName != null) {
            head.append("; filename=\"").append(escaped(fileName)).append('"');
        }
        head.append("\r\n");
        if (mediaType != null) {
            head.append("Content-Type: ").append(mediaType).append("\r\n");
        }
        parts.add(new Part(head.toString(), content));
    }

    private static String escaped(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private boolean holds(String boundary) {
        return parts.stream()
                .anyMatch(part ->
                        part.head().contains(boundary) || new String(part.content(), ISO_8859_1).contains(boundary));
    }
}
