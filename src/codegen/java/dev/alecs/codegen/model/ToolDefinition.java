package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The public face of an operation. */
public record ToolDefinition(
        String name,
        List<String> aliases,
        String toolset,
        Effect effect,
        boolean idempotent,
        boolean core,
        String title,
        String description,
        ObjectNode inputSchema) {

    public ToolDefinition {
        aliases = List.copyOf(aliases);
    }
}
