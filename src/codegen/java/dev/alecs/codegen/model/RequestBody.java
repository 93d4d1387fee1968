package dev.alecs.codegen.model;

/** The body an operation takes. */
public record RequestBody(String mediaType, boolean required, Form form) {

    /** How the {@code body} argument becomes bytes. */
    public enum Form {
        JSON,
        TEXT
    }
}
