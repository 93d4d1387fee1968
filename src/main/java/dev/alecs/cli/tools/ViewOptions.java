package dev.alecs.cli.tools;

import dev.alecs.protocol.ViewRequest;
import dev.alecs.tool.ToolView.Breadth;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which tools are listed. */
public final class ViewOptions {

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            completionCandidates = ViewOptions.Names.class,
            description = "The tools to list: search, essential, core, all, or toolsets with commas between.")
    private @Nullable String view;

    @Option(
            names = "--toolsets",
            paramLabel = "NAMES",
            completionCandidates = Candidates.Toolsets.class,
            description = "Only the tools of these toolsets, and those that find the others.")
    private @Nullable String toolsets;

    /** The views that have a name of their own. */
    @Dependent
    @Unremovable
    public static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Breadth.values()).map(Breadth::word).iterator();
        }
    }

    public ViewRequest request() {
        return new ViewRequest(Optional.ofNullable(view), Optional.ofNullable(toolsets));
    }
}
