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
import dev.alecs.shaping.ShapedAnswer.Part;
import java.util.Set;

/** One Akamai operation as a tool: arguments into a request, send it, shape what comes back. */
public final class OperationTool implements Tool {

    /** Sends one request to Akamai. */
    @FunctionalInterface
    interface Akamai {
        ApiResponse call(ApiRequest request) throws InterruptedException;
    }

    private static final String IF_MATCH = "ifMatch";
    private static final Set<String> SHOWN_IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

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
            return send(template.fill(call.arguments()));
        } catch (UnusableArgument complaint) {
            return ToolResult.failed("Nothing was sent: " + complaint.getMessage());
        }
    }

    // The caller means "what is there now", so the ETag is read right before: a change by someone else in between is
    // still refused by Akamai with 412.
    private ToolResult withCurrentEtag(ObjectNode arguments) throws InterruptedException {
        var reading = template.reading(arguments);
        return switch (akamai.call(reading)) {
            case Answered answered -> withEtag(arguments, answered);
            // Only the reading is lost.
            case Unanswered unanswered -> shaped(reading, new Unanswered(unanswered.what(), false));
            case Refused refused -> withoutEtag(shaped(reading, refused));
            case NotConfigured notConfigured -> shaped(reading, notConfigured);
        };
    }

    private ToolResult withEtag(ObjectNode arguments, Answered current) throws InterruptedException {
        var etag = current.header("etag");
        if (etag.isEmpty()) {
            return ToolResult.failed(
                    "Nothing was sent: Akamai gave no ETag for the current state. Read it first and give its"
                            + " etag as \"ifMatch\".");
        }
        return send(template.fill(arguments.deepCopy().put(IF_MATCH, etag.get())));
    }

    // Some of what is changed with If-Match is read elsewhere than at its own path.
    private static ToolResult withoutEtag(ToolResult refused) {
        return ToolResult.failed("Nothing was changed: the current ETag could not be read; give it as \"ifMatch\".\n"
                + String.join("\n", refused.texts()));
    }

    private ToolResult send(ApiRequest request) throws InterruptedException {
        return shaped(request, akamai.call(request));
    }

    private ToolResult shaped(ApiRequest request, ApiResponse response) {
        var shaped = shaper.shape(operation, request, response);
        return new ToolResult(
                shaped.parts().stream().map(OperationTool::content).toList(), shaped.failed());
    }

    private static Content content(Part part) {
        return switch (part) {
            case Part.Text(var text) -> new Content.Text(text);
            case Part.File(var uri, var mediaType, var bytes) ->
                SHOWN_IMAGES.contains(mediaType)
                        ? new Content.Image(mediaType, bytes)
                        : new Content.Resource(uri, mediaType, bytes);
        };
    }
}
