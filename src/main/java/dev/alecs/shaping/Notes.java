package dev.alecs.shaping;

import dev.alecs.edgegrid.ApiResponse.Answered;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an answer's status and headers say that its body does not, one line each. */
final class Notes {

    private static final int ACCEPTED = 202;
    private static final int NOT_MODIFIED = 304;
    private static final List<String> ABOUT_THE_CONTENT = List.of("Content-Type", "Content-Length", "Last-Modified");

    private final ReadingTools readingTools;

    Notes(ReadingTools readingTools) {
        this.readingTools = readingTools;
    }

    List<String> of(String method, Answered answered) {
        var notes = new ArrayList<String>();
        if (answered.status() == ACCEPTED) {
            notes.add("Accepted, not done yet (HTTP 202): poll for the outcome.");
        } else if (answered.status() == NOT_MODIFIED) {
            notes.add("Not modified (HTTP 304): what you have is current.");
        } else if (answered.status() >= 300) {
            notes.add("Akamai points elsewhere (HTTP " + answered.status() + "); ALECS does not follow by itself.");
        }
        answered.header("location").ifPresent(location -> notes.add("Location: " + location(location)));
        answered.header("retry-after")
                .ifPresent(wait ->
                        notes.add("Retry-After: " + wait + (wait.matches("\\d+") ? " (seconds to wait first)" : "")));
        answered.header("etag").ifPresent(etag -> notes.add("ETag: " + etag));
        if (method.equals("HEAD")) {
            ABOUT_THE_CONTENT.forEach(name ->
                    answered.header(name.toLowerCase(Locale.ROOT)).ifPresent(value -> notes.add(name + ": " + value)));
        }
        return notes;
    }

    /** As a path where it is one of Akamai's API, with the tool that reads it. */
    private String location(String location) {
        var uri = uri(location);
        if (uri == null
                || uri.isOpaque()
                || (uri.getHost() != null && !uri.getHost().endsWith(".akamaiapis.net"))) {
            return location;
        }
        var path = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        return readingTools
                .find(uri)
                .map(tool -> path + " (read it with " + tool + ")")
                .orElse(path);
    }

    private static @Nullable URI uri(String location) {
        try {
            return new URI(location);
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
