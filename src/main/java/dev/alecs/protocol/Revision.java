package dev.alecs.protocol;

import java.util.Arrays;

/**
 * The revisions of MCP we speak, oldest first.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/versioning">MCP versioning</a>
 */
enum Revision {
    R2025_06_18("2025-06-18"),
    R2025_11_25("2025-11-25");

    private final String date;

    Revision(String date) {
        this.date = date;
    }

    static Revision newest() {
        return R2025_11_25;
    }

    /** What to answer a client that asks for this one: the same if we speak it, else our newest. */
    static Revision negotiate(String requested) {
        return Arrays.stream(values())
                .filter(revision -> revision.date.equals(requested))
                .findFirst()
                .orElse(newest());
    }

    String date() {
        return date;
    }
}
