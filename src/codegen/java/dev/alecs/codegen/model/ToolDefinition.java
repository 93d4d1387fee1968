package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The public face of an operation, whole and as it stands in a list. */
public record ToolDefinition(
        String name,
        List<String> aliases,
        String toolset,
        Effect effect,
        boolean idempotent,
        boolean core,
        String title,
        String description,
        ObjectNode inputSchema,
        Listing listing) {

    public ToolDefinition {
        aliases = List.copyOf(aliases);
    }
}
