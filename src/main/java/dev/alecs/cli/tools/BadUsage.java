package dev.alecs.cli.tools;

/** What was typed cannot be meant; the message is a sentence for whoever typed it. */
public final class BadUsage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadUsage(String message) {
        super(message);
    }
}
