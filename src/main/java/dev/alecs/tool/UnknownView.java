package dev.alecs.tool;

/** Someone asked to be shown what there is not; the message names the views and toolsets there are. */
public final class UnknownView extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownView(String message) {
        super(message);
    }
}
