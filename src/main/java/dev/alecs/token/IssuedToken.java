package dev.alecs.token;

/**
 * A new token with its secret, which exists only here: it is shown once and never kept.
 *
 * @param token what is kept
 * @param secret what its owner presents, {@code alecs_} and 49 base62 characters
 */
public record IssuedToken(Token token, String secret) {

    @Override
    public String toString() {
        return "IssuedToken[token=" + token + ", secret=***]";
    }
}
