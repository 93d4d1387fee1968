package dev.alecs.protocol;

import java.util.Optional;

/**
 * Which tools a connection wants to be shown.
 *
 * @param view the name of a view, or a list of toolsets with commas between
 * @param toolsets a list of toolsets with commas between, which narrows the view
 */
public record ViewRequest(Optional<String> view, Optional<String> toolsets) {

    /** Whatever is usual. */
    public static final ViewRequest NONE = new ViewRequest(Optional.empty(), Optional.empty());

    public ViewRequest {
        view = view.filter(text -> !text.isBlank());
        toolsets = toolsets.filter(text -> !text.isBlank());
    }

    boolean isEmpty() {
        return view.isEmpty() && toolsets.isEmpty();
    }
}
