package dev.alecs.simulator.dns;

import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a zone's master file: one record a line, {@code $TTL} and {@code $ORIGIN}, comments, and parentheses that join
 * lines.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-5">RFC 1035, section 5</a>
 */
final class MasterFile {

    private final Map<RecordSet.Key, RecordSet> sets = new LinkedHashMap<>();
    private String origin;
    private String owner;
    private int ttl = 3600;

    private MasterFile(String zone) {
        this.origin = zone;
        this.owner = zone;
    }

    /**
     * The record sets of a file.
     *
     * @throws Refusal 400 naming the line that makes no sense
     */
    static List<RecordSet> parse(String text, String zone) {
        MasterFile file = new MasterFile(zone);
        joined(text).lines().filter(line -> !line.isBlank()).forEach(file::read);
        return List.copyOf(file.sets.values());
    }

    /** The text without comments, and with every parenthesis on one line. A quoted semicolon is no comment. */
    private static String joined(String text) {
        StringBuilder joined = new StringBuilder();
        boolean quoted = false;
        boolean comment = false;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            comment = character != '\n' && (comment || (character == ';' && !quoted));
            quoted = character != '\n' && !comment && (character == '"') != quoted;
            if (comment) {
                continue;
            }
            if (!quoted && (character == '(' || character == ')')) {
                depth += character == '(' ? 1 : -1;
            }
            boolean blank = !quoted && (character == '(' || character == ')' || (character == '\n' && depth > 0));
            joined.append(blank ? ' ' : character);
        }
        return joined.toString();
    }

    private void read(String line) {
        List<String> fields = new ArrayList<>(Arrays.asList(line.strip().split("\\s+")));
        switch (fields.getFirst()) {
            case "$TTL" -> ttl = number(fields, line);
            case "$ORIGIN" -> origin = fields.getLast().replaceFirst("\\.$", "");
            default -> {
                if (!Character.isWhitespace(line.charAt(0))) {
                    owner = absolute(fields.removeFirst());
                }
                add(fields, line);
            }
        }
    }

    private void add(List<String> fields, String line) {
        int recordTtl = ttl;
        while (!fields.isEmpty() && fields.getFirst().matches("\\d{1,9}|(?i)IN")) {
            String field = fields.removeFirst();
            recordTtl = field.equalsIgnoreCase("IN") ? recordTtl : Integer.parseInt(field);
        }
        if (fields.size() < 2) {
            throw unreadable(line);
        }
        RecordSet.Key key = new RecordSet.Key(owner, fields.removeFirst());
        RecordSet added = new RecordSet(key, recordTtl, List.of(String.join(" ", fields)));
        RecordSet set = sets.merge(key, added, MasterFile::together);
        set.check();
    }

    private static RecordSet together(RecordSet one, RecordSet other) {
        List<String> rdata = new ArrayList<>(one.rdata());
        rdata.addAll(other.rdata());
        return new RecordSet(one.key(), one.ttl(), rdata);
    }

    private String absolute(String name) {
        if (name.equals("@")) {
            return origin;
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name + "." + origin;
    }

    private static int number(List<String> fields, String line) {
        if (!fields.getLast().matches("\\d{1,9}")) {
            throw unreadable(line);
        }
        return Integer.parseInt(fields.getLast());
    }

    private static Refusal unreadable(String line) {
        return Problem.badRequest("config-dns/v2/INVALID_ZONE_FILE", "The line '" + line.strip() + "' is no record.")
                .refusal();
    }
}
