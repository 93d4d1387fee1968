package dev.alecs.transport.bridge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The head of an HTTP request as the scripted server got it. */
record HttpHead(String line, Map<String, String> headers) {

    static HttpHead read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The client hung up before it had asked");
            }
            bytes.write(next);
            if (bytes.size() == 1 && !Character.isLetter(next)) {
                // The greeting of a TLS client, which has no line to wait for.
                return new HttpHead("", Map.of());
            }
        }
        String[] lines = bytes.toString(ISO_8859_1).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; !lines[i].isEmpty(); i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new HttpHead(lines[0], headers);
    }

    boolean isUpgrade() {
        return "websocket".equalsIgnoreCase(headers.get("upgrade"));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
