package dev.alecs.tool;

import java.util.Set;

/** The tools of the view that is shown unless another is asked for: at most {@value #MOST}, an operator's day. */
final class EssentialTools {

    /** A model chooses worse from more than 30 to 50 tools; the search tools come on top. */
    static final int MOST = 30;

    static final Set<String> NAMES = Set.of(
            "list-contracts",
            "list-groups",
            "search-properties",
            "list-properties",
            "get-property",
            "get-property-rules",
            "create-property-version",
            "patch-property-rules",
            "list-property-version-hostnames",
            "list-cp-codes",
            "activate-property",
            "get-property-activation",
            "list-property-activations",
            "invalidate-by-url",
            "invalidate-by-cache-tag",
            "invalidate-by-cp-code",
            "list-zones",
            "list-record-sets",
            "create-record-set",
            "update-record-set",
            "list-enrollments",
            "get-enrollment-change",
            "translate-error",
            "get-error-translation",
            "run-curl",
            "list-security-configs",
            "list-network-lists",
            "append-network-list-elements",
            "activate-network-list",
            "list-active-alerts");

    private EssentialTools() {}
}
