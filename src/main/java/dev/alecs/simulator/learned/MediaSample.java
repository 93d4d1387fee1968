package dev.alecs.simulator.learned;

import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest thing of a media type that its readers would take. */
final class MediaSample {

    static final String JSON_LINES = """
            {"type":"akamai_siem","format":"json","version":"1.0","attackData":{"clientIP":"192.0.2.1"}}
            {"type":"akamai_siem","format":"json","version":"1.0","attackData":{"clientIP":"192.0.2.2"}}
            {"offset":"simulated-offset","total":2,"limit":2}
            """;

    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private MediaSample() {}

    static Reply reply(int status, String mediaType, Request request) {
        String said = "simulated answer to " + request.method() + " " + request.path();
        return switch (mediaType) {
            case "application/gzip", "application/tar+gzip" -> Reply.bytes(status, gzip(said), mediaType);
            case "application/zip" -> Reply.bytes(status, zip(said), mediaType);
            case "application/pdf" -> Reply.text(status, "%PDF-1.4\n% " + said + "\n", mediaType);
            case "application/octet-stream" -> Reply.bytes(status, new byte[] {0, 1, 2, (byte) 0xff}, mediaType);
            case "image/png" -> Reply.bytes(status, PIXEL, mediaType);
            case "application/x-ndjson" -> Reply.text(status, JSON_LINES, mediaType);
            case "text/csv" -> Reply.text(status, "name,value\n" + said + ",1\n", mediaType);
            case "text/html" -> Reply.text(status, "<!DOCTYPE html><title>" + said + "</title>\n", mediaType);
            case "text/xml", "application/xml" ->
                Reply.text(status, "<simulated>" + said + "</simulated>\n", mediaType);
            default -> Reply.text(status, "; " + said + "\n", mediaType);
        };
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("simulated.txt"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
