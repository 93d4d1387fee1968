package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One successful answer of an operation. */
public record Answer(
        int status, @Nullable String mediaType, @Nullable JsonNode schema) {}
