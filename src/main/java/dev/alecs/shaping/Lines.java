package dev.alecs.shaping;

import dev.alecs.shaping.Shortener.Shortened;
import java.util.List;

/** Shortens text that is not one JSON value, by whole lines, and says by how much. */
final class Lines {

    private static final String REST = " Narrow the call (filters, paging, a shorter time) to see the rest.";

    private Lines() {}

    /** The beginning, which of a table has the names of its columns. */
    static Shortened beginning(String text, int limit) {
        int end = text.lastIndexOf('\n', limit - 1) + 1;
        if (end == 0) {
            return cut(text, limit);
        }
        var kept = text.substring(0, end);
        return new Shortened(
                kept,
                "Shortened by ALECS: the first %,d of %,d lines are shown (%,d of %,d characters)."
                                .formatted(kept.lines().count(), text.lines().count(), kept.length(), text.length())
                        + REST);
    }

    /** The beginning of a list of records, and the last, which tells where to go on. */
    static Shortened records(List<String> lines, int limit) {
        var kept = new StringBuilder();
        int shown = 0;
        int left = limit - lines.getLast().length();
        for (var line : lines.subList(0, lines.size() - 1)) {
            left -= line.length() + 1;
            if (left < 0) {
                break;
            }
            kept.append(line).append('\n');
            shown++;
        }
        return new Shortened(
                kept.append(lines.getLast()).toString(),
                ("Shortened by ALECS: the first %,d of %,d lines are shown, and the last. An offset in it goes on after all"
                                + " of them: to see those left out, repeat this call with a smaller limit first.")
                        .formatted(shown, lines.size()));
    }

    private static Shortened cut(String text, int limit) {
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return new Shortened(
                text.substring(0, end),
                "Shortened by ALECS: the first %,d of %,d characters are shown.".formatted(end, text.length()) + REST);
    }
}
