package dev.alecs.token;

import java.time.Instant;

/** What came of checking a presented token. */
public sealed interface Verification {

    /** It opens the door. */
    record Valid(Token token) implements Verification {}

    /** Not the shape of one of our tokens, or mistyped: its checksum does not fit. */
    record Malformed() implements Verification {}

    /** The right shape, but never issued here. */
    record Unknown() implements Verification {}

    /** Issued here and run out. */
    record Expired(TokenId id, Instant since) implements Verification {}

    /** Issued here and taken back. */
    record Revoked(TokenId id, Instant since) implements Verification {}
}
