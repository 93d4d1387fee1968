package dev.alecs.cli.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of words in columns, fitted into a width: the last column gives way first, then the widest. */
final class Table {

    private static final String GAP = "  ";
    private static final int READABLE = 24;
    private static final int NARROWEST = 8;

    private final boolean wraps;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(boolean wraps) {
        this.wraps = wraps;
    }

    /** What does not fit is cut. */
    static Table cutting() {
        return new Table(false);
    }

    /** What does not fit into the last column goes on in the next line; only in the others it is cut. */
    static Table wrapping() {
        return new Table(true);
    }

    /** Each row has as many cells as the first. */
    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines(int width) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var widths = fitted(width);
        return rows.stream().flatMap(row -> lines(row, widths)).toList();
    }

    /** Text cut to a width, with an ellipsis where something is missing. */
    static String cut(String text, int width) {
        return text.length() <= width
                ? text
                : text.substring(0, Math.max(width - 1, 0)).stripTrailing() + "…";
    }

    /** Text in lines of a width, broken between words where there are any; its own line breaks stay. */
    static List<String> wrapped(String text, int width) {
        return text.lines().flatMap(line -> wrappedLine(line, width).stream()).toList();
    }

    private static List<String> wrappedLine(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private int[] fitted(int width) {
        int last = rows.getFirst().size() - 1;
        var widths = IntStream.rangeClosed(0, last)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        int gaps = last * GAP.length();
        int least = Math.min(widths[last], READABLE);
        while (others(widths) + gaps + least > width && widest(widths) >= 0) {
            widths[widest(widths)]--;
        }
        widths[last] = Math.clamp(width - others(widths) - gaps, least, Math.max(widths[last], least));
        return widths;
    }

    private static int others(int[] widths) {
        return IntStream.range(0, widths.length - 1)
                .map(column -> widths[column])
                .sum();
    }

    /** The widest column but the last that can still give way, or -1. */
    private static int widest(int[] widths) {
        return IntStream.range(0, widths.length - 1)
                .filter(column -> widths[column] > NARROWEST)
                .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                .orElse(-1);
    }

    private Stream<String> lines(List<String> row, int[] widths) {
        int last = widths.length - 1;
        var start = new StringBuilder();
        for (int column = 0; column < last; column++) {
            var cell = cut(row.get(column), widths[column]);
            start.append(cell).repeat(' ', widths[column] - cell.length()).append(GAP);
        }
        var words = wraps ? wrapped(row.get(last), widths[last]) : List.of(cut(row.get(last), widths[last]));
        var indent = " ".repeat(start.length());
        return IntStream.range(0, Math.max(words.size(), 1))
                .mapToObj(line -> (line == 0 ? start : indent) + (words.isEmpty() ? "" : words.get(line)))
                .map(String::stripTrailing);
    }
}
