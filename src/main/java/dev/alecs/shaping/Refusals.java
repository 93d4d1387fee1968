package dev.alecs.shaping;

import dev.alecs.catalog.Operation;
import dev.alecs.edgegrid.ApiResponse.Refused;
import java.util.StringJoiner;

/** Akamai's refusal in words: its title, detail and errors, its request id, and what to try next. */
final class Refusals {

    private static final int SHOWN_ERRORS = 20;

    private Refusals() {}

    static String inWords(Operation operation, Refused refused) {
        var words = new StringJoiner("\n");
        words.add("Akamai refused " + operation.tool().name() + " (HTTP " + refused.status() + "): " + refused.title());
        if (!refused.detail().isBlank()) {
            words.add(refused.detail());
        }
        refused.errors().stream().limit(SHOWN_ERRORS).forEach(error -> words.add("- " + error));
        if (refused.errors().size() > SHOWN_ERRORS) {
            words.add("- and " + (refused.errors().size() - SHOWN_ERRORS) + " more");
        }
        words.add(next(refused));
        if (refused.requestId() != null) {
            words.add("Akamai request id: " + refused.requestId());
        }
        return words.toString();
    }

    private static String next(Refused refused) {
        return switch (refused.status()) {
            case 400, 422 -> nextAfterMistake(refused);
            case 401 -> "Next: check the section's credentials in .edgerc with: alecs doctor";
            case 403 ->
                "Next: this API client may not do that here. Check contractId, groupId and accountSwitchKey, or ask for the API"
                        + " grant in Control Center (Identity & Access).";
            case 404 -> "Next: check the ids; list the parent to see what there is.";
            case 409 ->
                "Next: something else is going on with it, such as a pending activation. Look at its state first.";
            case 412 ->
                "Next: it was changed by someone else meanwhile. Read it again, redo the change, and send it with the new etag.";
            case 429 ->
                refused.retryAfter() == null
                        ? "Next: too many requests for this account; wait a minute."
                        : "Next: too many requests for this account; try again in "
                                + refused.retryAfter().toSeconds() + " seconds.";
            default ->
                refused.status() >= 500
                        ? "Next: a fault on Akamai's side. A read may be tried again; before repeating a change, look whether it"
                                + " took effect."
                        : "Next: read Akamai's words above.";
        };
    }

    // Property Manager refuses an activation with warnings until each is acknowledged.
    private static String nextAfterMistake(Refused refused) {
        return refused.errors().stream().anyMatch(error -> error.startsWith("messageId "))
                ? "Next: nothing was changed. Show these warnings to the user; then mend them, or repeat the call with their"
                        + " messageIds in acknowledgeWarnings."
                : "Next: mend what Akamai names above; nothing was changed.";
    }
}
