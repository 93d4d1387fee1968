package dev.alecs.access;

/** What came of asking who is calling. */
public sealed interface Authentication {

    /** We know who it is. */
    record Accepted(Caller caller) implements Authentication {}

    /**
     * We do not let it in.
     *
     * @param reason why, for programs
     * @param message why and what to do, for people; names no secret
     */
    record Rejected(Reason reason, String message) implements Authentication {}

    /**
     * We cannot tell now, so we let nobody in.
     *
     * @param message what is wrong and what to do, for people
     */
    record Unavailable(String message) implements Authentication {}

    /** Why a caller is not let in. */
    enum Reason {
        MISSING,
        MALFORMED,
        UNKNOWN,
        EXPIRED,
        REVOKED
    }
}
