package dev.alecs.catalog;

import java.util.List;

/**
 * The body an operation takes, given as the tool argument {@code body}.
 *
 * @param mediaType the {@code Content-Type} to send, for example {@code application/json-patch+json}
 * @param required whether Akamai refuses the request without it
 * @param form how the argument becomes bytes
 * @param files the members of a multipart body that are files; empty in any other
 */
public record RequestBody(String mediaType, boolean required, Form form, List<String> files) {

    public RequestBody {
        files = List.copyOf(files);
    }

    /** A body without files. */
    public RequestBody(String mediaType, boolean required, Form form) {
        this(mediaType, required, form, List.of());
    }

    /** How the {@code body} argument becomes the bytes of the request. */
    public enum Form {
        /** Any JSON value, written as JSON. */
        JSON,
        /** A string, sent as UTF-8. */
        TEXT,
        /** A string, sent as {@code text/plain}; any other JSON value, written as JSON. */
        JSON_OR_TEXT,
        /** A string of base64, sent as the bytes it stands for. */
        BINARY,
        /** An object, sent as {@code multipart/form-data}: a part for each member. */
        MULTIPART,
        /** An object, sent as {@code application/x-www-form-urlencoded}. */
        URL_ENCODED
    }
}
