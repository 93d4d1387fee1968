package dev.alecs.shaping;

import dev.alecs.edgegrid.ApiResponse.Answered;
import java.util.ArrayList;
import java.util.List;

/** What an answer's status and headers say that its body does not, one line each. */
final class Notes {

    private static final int ACCEPTED = 202;
    private static final int MULTI_STATUS = 207;

    private Notes() {}

    static List<String> of(Answered answered) {
        var notes = new ArrayList<String>();
        if (answered.status() == ACCEPTED) {
            notes.add("Accepted, not done yet (HTTP 202): poll for the outcome.");
        } else if (answered.status() == MULTI_STATUS) {
            notes.add("Several outcomes (HTTP 207): look at each item, some may have failed.");
        } else if (answered.status() >= 300) {
            notes.add("Akamai points elsewhere (HTTP " + answered.status() + ").");
        }
        answered.header("location").ifPresent(location -> notes.add("Location: " + location));
        answered.header("retry-after").ifPresent(seconds -> notes.add("Retry-After: " + seconds));
        answered.header("etag").ifPresent(etag -> notes.add("ETag: " + etag));
        return notes;
    }
}
