package dev.alecs.token;

import java.util.regex.Pattern;

/**
 * The public name of a token, {@code tok_} and 16 lower-case hex digits; safe to log and to show.
 *
 * @param value for example {@code tok_95c60907606b4856}
 */
public record TokenId(String value) {

    private static final Pattern SHAPE = Pattern.compile("tok_[0-9a-f]{16}");

    public TokenId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A token id is tok_ and 16 hex digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
