package dev.alecs.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.access.Caller;

/**
 * One call of a tool.
 *
 * @param caller who calls
 * @param arguments validated against the tool's schema
 * @param progress where to report how far it is
 */
public record ToolCall(Caller caller, ObjectNode arguments, Progress progress) {

    /** Tells the client how far a call is; without effect when the client did not ask. */
    @FunctionalInterface
    public interface Progress {

        Progress NONE = (done, total, message) -> {};

        /**
         * Reports once.
         *
         * @param done how much is done, growing with each report
         * @param total how much there is, or 0 when unknown
         * @param message one line for people
         */
        void report(double done, double total, String message);
    }
}
