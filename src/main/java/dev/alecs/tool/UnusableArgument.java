package dev.alecs.tool;

/** An argument that fits its schema and still cannot go into a request. */
final class UnusableArgument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableArgument(String message) {
        super(message);
    }
}
