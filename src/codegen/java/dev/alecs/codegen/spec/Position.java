package dev.alecs.codegen.spec;

import java.util.Comparator;

/**
 * A line of a catalogue file.
 *
 * @param file the file's name without its directory
 * @param line counted from 1
 */
public record Position(String file, int line) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::file).thenComparingInt(Position::line);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
