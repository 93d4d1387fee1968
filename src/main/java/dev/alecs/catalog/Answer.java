package dev.alecs.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One successful answer of an operation, as its API's specification names it.
 *
 * @param status the HTTP status, 2xx or 3xx
 * @param mediaType the media type of its body, or null when it has none
 * @param schema the JSON Schema of its body as JSON text, or null when it has none
 */
public record Answer(
        int status, @Nullable String mediaType, @Nullable String schema) {}
