package dev.alecs.catalog;

import java.util.Locale;

/** What calling an operation does to the customer's set-up, from harmless to irreversible. */
public enum Effect {
    /** Changes nothing. */
    READ,
    /** Changes a draft, or something that can be changed back. */
    WRITE,
    /** Changes what the edge serves. */
    ACTIVATE,
    /** Cannot be undone. */
    DESTROY;

    /** As it is written in answers and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** MCP's {@code readOnlyHint}. */
    public boolean isReadOnly() {
        return this == READ;
    }

    /** MCP's {@code destructiveHint}: live traffic or stored data is at stake, so a client should ask its user first. */
    public boolean isDestructive() {
        return this == ACTIVATE || this == DESTROY;
    }
}
