package dev.alecs.cli.tools;

import dev.alecs.catalog.Effect;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.tool.ToolViews;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which tools are meant, by what they are. */
final class ToolFilter {

    @Option(
            names = "--toolset",
            paramLabel = "NAME",
            completionCandidates = Candidates.Toolsets.class,
            description = "Only the tools of this toolset.")
    private @Nullable String toolset;

    @Option(
            names = "--effect",
            paramLabel = "EFFECT",
            converter = EffectWords.class,
            completionCandidates = EffectWords.class,
            description = "Only the tools with this effect: ${COMPLETION-CANDIDATES}.")
    private @Nullable Effect effect;

    /** @throws BadUsage when there is no such toolset */
    Predicate<ToolDefinition> among(ToolViews views) {
        if (toolset != null && !views.toolsets().contains(toolset)) {
            throw new BadUsage(
                    "There is no toolset \"" + toolset + "\". Toolsets: " + String.join(", ", views.toolsets()) + ".");
        }
        return tool ->
                (toolset == null || tool.toolset().equals(toolset)) && (effect == null || tool.effect() == effect);
    }
}
