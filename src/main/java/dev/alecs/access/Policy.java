package dev.alecs.access;

import dev.alecs.catalog.ToolDefinition;
import jakarta.inject.Singleton;

/**
 * Decides whether a caller may call a tool.
 *
 * <p>A token opens every door or none: whoever holds a good one may call everything. Scopes will narrow it here.
 */
@Singleton
public final class Policy {

    private static final Decision ALLOWED = new Decision.Allowed();

    public Decision decide(Caller caller, ToolDefinition tool) {
        return ALLOWED;
    }
}
