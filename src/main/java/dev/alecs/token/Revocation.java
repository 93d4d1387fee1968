package dev.alecs.token;

/** What came of taking a token back. */
public sealed interface Revocation {

    /** From now on it is refused. */
    record Revoked(Token token) implements Revocation {}

    /** It was taken back before, and stays so since then. */
    record AlreadyRevoked(Token token) implements Revocation {}

    /** There is no such token here. */
    record Unknown() implements Revocation {}
}
