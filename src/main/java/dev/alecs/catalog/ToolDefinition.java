package dev.alecs.catalog;

import java.util.List;

/**
 * The public face of a tool: what {@code tools/list} shows of it and what a policy judges it by.
 *
 * @param name unique, 1 to 64 characters of {@code [a-z0-9-]}, verb first
 * @param aliases earlier names that still work
 * @param toolset the group it belongs to, for example {@code edge-dns}
 * @param effect what calling it does
 * @param idempotent whether calling it twice with the same arguments changes no more than calling it once
 * @param core whether it belongs to an operator's daily work
 * @param title one line for people
 * @param description when to use it and what to call before, for a model
 * @param inputSchema its arguments, a JSON Schema 2020-12 object as JSON text
 */
public record ToolDefinition(
        String name,
        List<String> aliases,
        String toolset,
        Effect effect,
        boolean idempotent,
        boolean core,
        String title,
        String description,
        String inputSchema) {

    public ToolDefinition {
        aliases = List.copyOf(aliases);
    }
}
