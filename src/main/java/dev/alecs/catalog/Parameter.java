package dev.alecs.catalog;

/**
 * One value of an operation's request that the caller gives.
 *
 * @param argument the name of the tool argument, for example {@code ifMatch}
 * @param wireName the name Akamai knows it by, for example {@code If-Match}
 * @param place where in the request it goes
 * @param required whether Akamai refuses the request without it
 * @param style how a list is written; meaningless for a single value
 */
public record Parameter(String argument, String wireName, Place place, boolean required, Style style) {

    /** Where in a request a parameter goes. */
    public enum Place {
        PATH,
        QUERY,
        HEADER
    }

    /** How a list or an object is written into a query. */
    public enum Style {
        /** {@code a=1&a=2}: OpenAPI's default for queries. */
        REPEATED,
        /** {@code a=1,2}. */
        COMMA_SEPARATED,
        /** {@code a={"b":1}}: the value as JSON text. */
        JSON
    }
}
