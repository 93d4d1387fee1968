package dev.alecs.catalog;

/**
 * The body an operation takes, given as the tool argument {@code body}.
 *
 * @param mediaType the {@code Content-Type} to send, for example {@code application/json-patch+json}
 * @param required whether Akamai refuses the request without it
 * @param form how the argument becomes bytes
 */
public record RequestBody(String mediaType, boolean required, Form form) {

    /** How the {@code body} argument becomes the bytes of the request. */
    public enum Form {
        /** Any JSON value, written as JSON. */
        JSON,
        /** A string, sent as UTF-8. */
        TEXT
    }
}
