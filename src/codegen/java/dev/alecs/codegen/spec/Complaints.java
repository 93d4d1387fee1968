package dev.alecs.codegen.spec;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Everything that is wrong with a catalogue, gathered so that its author sees all of it at once. */
public final class Complaints {

    private final SortedSet<Complaint> complaints = new TreeSet<>();

    /** Notes what is wrong; a part that several operations refer to is complained about once. */
    public void about(Position at, String what) {
        complaints.add(new Complaint(at, what));
    }

    public boolean isEmpty() {
        return complaints.isEmpty();
    }

    /** One line each, {@code file:line: what}, by file and line. */
    public List<String> lines() {
        return complaints.stream()
                .map(complaint -> complaint.at() + ": " + complaint.what())
                .toList();
    }

    private record Complaint(Position at, String what) implements Comparable<Complaint> {

        private static final Comparator<Complaint> ORDER =
                Comparator.comparing(Complaint::at).thenComparing(Complaint::what);

        @Override
        public int compareTo(Complaint other) {
            return ORDER.compare(this, other);
        }
    }
}
