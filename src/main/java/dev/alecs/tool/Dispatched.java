package dev.alecs.tool;

/** What came of asking for a tool by name. */
public sealed interface Dispatched {

    /** The tool ran, or its arguments did not fit, or the policy refused: in each case the model is told. */
    record Completed(ToolResult result) implements Dispatched {}

    /**
     * There is no such tool.
     *
     * @param message names it, and the nearest names there are
     */
    record NoSuchTool(String message) implements Dispatched {}

    /**
     * The caller's token was good once and is no longer.
     *
     * @param message says since when, and what to do
     */
    record NotWelcome(String message) implements Dispatched {}

    /** The caller cancelled while it ran. */
    record Cancelled() implements Dispatched {}
}
