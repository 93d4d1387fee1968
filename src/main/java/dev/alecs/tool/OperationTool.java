package dev.alecs.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Operation;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.edgegrid.ApiRequest;
import dev.alecs.edgegrid.ApiResponse;
import dev.alecs.edgegrid.ApiResponse.Answered;
import dev.alecs.edgegrid.ApiResponse.NotConfigured;
import dev.alecs.edgegrid.ApiResponse.Refused;
import dev.alecs.edgegrid.ApiResponse.Unanswered;
import dev.alecs.shaping.AnswerShaper;

/** One Akamai operation as a tool: arguments into a request, send it, shape what comes back. */
public final class OperationTool implements Tool {

    /** Sends one request to Akamai. */
    @FunctionalInterface
    interface Akamai {
        ApiResponse call(ApiRequest request) throws InterruptedException;
    }

    private static final String IF_MATCH = "ifMatch";

    private final Operation operation;
    private final RequestTemplate template;
    private final Akamai akamai;
    private final AnswerShaper shaper;

    /** @param largestFile how many bytes a file in a request may have */
    OperationTool(Operation operation, Akamai akamai, AnswerShaper shaper, int largestFile) {
        this.operation = operation;
        this.template = new RequestTemplate(operation, largestFile);
        this.akamai = akamai;
        this.shaper = shaper;
    }

    /** What it calls. */
    public Operation operation() {
        return operation;
    }

    @Override
    public ToolDefinition definition() {
        return operation.tool();
    }

    @Override
    public ToolResult call(ToolCall call) throws InterruptedException {
        try {
            if (template.needs(IF_MATCH, call.arguments())) {
                return withCurrentEtag(call.arguments());
            }
            return shaped(akamai.call(template.fill(call.arguments())));
        } catch (UnusableArgument complaint) {
            return ToolResult.failed("Nothing was sent: " + complaint.getMessage());
        }
    }

    // The caller means "what is there now", so the ETag is read right before: a change by someone else in between is
    // still refused by Akamai with 412.
    private ToolResult withCurrentEtag(ObjectNode arguments) throws InterruptedException {
        return switch (akamai.call(template.reading(arguments))) {
            case Answered answered -> withEtag(arguments, answered);
            // Only the reading is lost.
            case Unanswered unanswered -> shaped(new Unanswered(unanswered.what(), false));
            case Refused refused -> shaped(refused);
            case NotConfigured notConfigured -> shaped(notConfigured);
        };
    }

    private ToolResult withEtag(ObjectNode arguments, Answered current) throws InterruptedException {
        var etag = current.header("etag");
        if (etag.isEmpty()) {
            return ToolResult.failed(
                    "Nothing was sent: Akamai gave no ETag for the current state. Read it first and give its"
                            + " etag as \"ifMatch\".");
        }
        return shaped(akamai.call(template.fill(arguments.deepCopy().put(IF_MATCH, etag.get()))));
    }

    private ToolResult shaped(ApiResponse response) {
        var shaped = shaper.shape(operation, response);
        return new ToolResult(shaped.texts(), shaped.failed());
    }
}
