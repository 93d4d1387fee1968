package dev.alecs.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we keep of a token; its secret is not among it.
 *
 * @param id its public name
 * @param description what it is for, in its owner's words
 * @param created when it was issued
 * @param expires from when on it is refused, or null for never
 * @param revoked since when it is refused, or null
 * @param view which tools its holder is shown unless a connection asks otherwise, or null for the server's choice
 */
public record Token(
        TokenId id,
        String description,
        Instant created,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable String view) {

    /** Whether it opens the door, and if not, why. */
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    /** What it is worth at a moment; a token both run out and taken back counts as taken back. */
    public State state(Instant now) {
        if (revoked != null) {
            return State.REVOKED;
        }
        return expires != null && !now.isBefore(expires) ? State.EXPIRED : State.ACTIVE;
    }
}
