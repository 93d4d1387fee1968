package dev.alecs.codegen.model;

import java.util.List;

/**
 * The body an operation takes.
 *
 * @param files the members of a multipart body that are files
 */
public record RequestBody(String mediaType, boolean required, Form form, List<String> files) {

    public RequestBody {
        files = List.copyOf(files);
    }

    /** How the {@code body} argument becomes bytes. */
    public enum Form {
        JSON,
        TEXT,
        JSON_OR_TEXT,
        BINARY,
        MULTIPART,
        URL_ENCODED
    }
}
