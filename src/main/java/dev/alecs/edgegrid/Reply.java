package dev.alecs.edgegrid;

import java.util.Map;

/** What came back over the wire for one attempt. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares replies.
sealed interface Reply {

    /**
     * An answer, whole and unpacked.
     *
     * @param headers by lower-case name, several of one name joined by {@code ", "}
     */
    record Whole(int status, Map<String, String> headers, byte[] body) implements Reply {}

    /** An answer larger than we take; the rest of it was not read. */
    record TooLarge(int status) implements Reply {}

    /**
     * No answer, or not all of it.
     *
     * @param what one sentence for the operator
     * @param sent whether the request left this host, wholly or in part
     * @param passing whether the cause is of the kind that is gone a moment later
     */
    record Lost(String what, boolean sent, boolean passing) implements Reply {}
}
