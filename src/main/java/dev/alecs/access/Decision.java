package dev.alecs.access;

/** Whether a caller may make a call. */
public sealed interface Decision {

    /** It may go ahead. */
    record Allowed() implements Decision {}

    /**
     * It may not.
     *
     * @param why one sentence that names what is missing and who can grant it
     */
    record Refused(String why) implements Decision {}
}
