package dev.alecs.cli;

import dev.alecs.protocol.ViewRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which tools are listed. */
final class ViewOptions {

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description = "The tools to list: essential, search, core, all, or toolsets with commas between."
                    + " Usually ALECS_VIEW, or essential.")
    private @Nullable String view;

    @Option(names = "--toolsets", paramLabel = "NAMES", description = "Only the tools of these toolsets.")
    private @Nullable String toolsets;

    ViewRequest request() {
        return new ViewRequest(Optional.ofNullable(view), Optional.ofNullable(toolsets));
    }
}
