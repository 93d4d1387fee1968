package dev.alecs.shaping;

import dev.alecs.catalog.Operation;
import dev.alecs.edgegrid.ApiRequest;
import dev.alecs.edgegrid.ApiResponse;
import dev.alecs.edgegrid.ApiResponse.Answered;
import dev.alecs.edgegrid.ApiResponse.NotConfigured;
import dev.alecs.edgegrid.ApiResponse.Refused;
import dev.alecs.edgegrid.ApiResponse.Unanswered;
import dev.alecs.shaping.ShapedAnswer.Part;
import dev.alecs.shaping.Shortener.Shortened;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns what came back from Akamai into what a model should read: the answer, or what went wrong and what to try next. */
@Singleton
public final class AnswerShaper {

    private static final int SMALLEST_LIMIT = 1_000;
    private static final int MULTI_STATUS = 207;
    private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"?([^\";\\p{Cntrl}]{1,200})");

    private final int limit;
    private final long largestFile;
    private final ReadingTools readingTools = new ReadingTools();
    private final Notes notes = new Notes(readingTools);

    @Inject
    AnswerShaper(
            @ConfigProperty(name = "alecs.answer.max-characters", defaultValue = "60000") int limit,
            @ConfigProperty(name = "alecs.answer.max-file-size", defaultValue = "1M") MemorySize largestFile) {
        this(limit, largestFile.asLongValue());
    }

    /**
     * With limits of one's own.
     *
     * @param limit how many characters an answer may have before it is shortened
     * @param largestFile how many bytes a file may have to be handed on
     */
    public AnswerShaper(int limit, long largestFile) {
        if (limit < SMALLEST_LIMIT) {
            throw new IllegalArgumentException(
                    "alecs.answer.max-characters must be at least " + SMALLEST_LIMIT + ", not " + limit);
        }
        this.limit = limit;
        this.largestFile = largestFile;
    }

    /** Tells it of an operation, so that an answer that points to one can name its tool. */
    public void introduce(Operation operation) {
        readingTools.add(operation);
    }

    public ShapedAnswer shape(Operation operation, ApiRequest request, ApiResponse response) {
        return switch (response) {
            case Answered answered -> answered(operation, request, answered);
            case Refused refused -> ShapedAnswer.failed(Refusals.inWords(operation, refused));
            case Unanswered(var what, var mayHaveHappened) ->
                ShapedAnswer.failed(unanswered(operation, what, mayHaveHappened));
            case NotConfigured(var what) -> ShapedAnswer.failed("Nothing was sent to Akamai: " + what);
        };
    }

    private ShapedAnswer answered(Operation operation, ApiRequest request, Answered answered) {
        var parts = new ArrayList<Part>();
        var told = notes.of(request.method(), answered);
        boolean failed = false;
        switch (AnswerBody.of(answered)) {
            case AnswerBody.Nothing _ -> nothing(operation, answered).ifPresent(text -> add(parts, text));
            case AnswerBody.Records(var lines) -> addRecords(parts, lines);
            case AnswerBody.File file -> failed = addFile(parts, told, operation, request, answered, file);
            case AnswerBody.Text(var text, var mediaType) -> {
                failed = answered.status() == MULTI_STATUS && addOutcomes(parts, text);
                addText(parts, text);
                if (!mediaType.endsWith("json")) {
                    told.add("Content-Type: " + mediaType);
                }
            }
        }
        if (!told.isEmpty()) {
            add(parts, String.join("\n", told));
        }
        return new ShapedAnswer(parts, failed);
    }

    private static Optional<String> nothing(Operation operation, Answered answered) {
        if (answered.status() >= 300) {
            return Optional.empty();
        }
        return Optional.of(
                answered.status() == MULTI_STATUS
                        ? "Several outcomes (HTTP 207), and Akamai does not tell them: look at the current state."
                        : "Done: " + operation.tool().title() + " (HTTP " + answered.status() + ", no content).");
    }

    /** Whether all failed. */
    private static boolean addOutcomes(List<Part> parts, String body) {
        var outcomes = Outcomes.of(body);
        add(
                parts,
                outcomes.map(Outcomes::inWords)
                        .orElse("Several outcomes (HTTP 207): look at each item, some may have failed."));
        return outcomes.map(Outcomes::allFailed).orElse(false);
    }

    private void addText(List<Part> parts, String text) {
        if (text.length() <= limit) {
            add(parts, text);
        } else {
            add(parts, Shortener.shorten(text, limit));
        }
    }

    private void addRecords(List<Part> parts, List<String> lines) {
        var all = String.join("\n", lines);
        if (all.length() <= limit) {
            add(parts, all);
        } else {
            add(parts, Lines.records(lines, limit));
        }
        var offset = JsonLines.offset(lines);
        if (offset != null) {
            add(parts, "To go on after these, give offset=" + offset + " in the next call.");
        }
    }

    /** Whether there was nothing to do but to fetch it, and it was not handed on. */
    private boolean addFile(
            List<Part> parts,
            List<String> told,
            Operation operation,
            ApiRequest request,
            Answered answered,
            AnswerBody.File file) {
        var what = "%s%s, %,d bytes".formatted(fileName(answered), file.mediaType(), file.content().length);
        if (file.content().length > largestFile) {
            add(
                    parts,
                    ("The answer is a file (%s), more than the %,d bytes that are handed on (alecs.answer.max-file-size)."
                                    + " Ask for less of it, fetch it in Control Center, or have whoever runs ALECS raise"
                                    + " that limit.")
                            .formatted(what, largestFile));
            return operation.tool().effect().isReadOnly();
        }
        parts.add(new Part.File(uri(request), file.mediaType(), file.content()));
        told.addFirst("A file: " + what + ".");
        return false;
    }

    private static String fileName(Answered answered) {
        return answered.header("content-disposition")
                .map(FILE_NAME::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1).strip() + ", ")
                .orElse("");
    }

    private static String uri(ApiRequest request) {
        return "akamai:" + request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
    }

    private static void add(List<Part> parts, String text) {
        parts.add(new Part.Text(text));
    }

    private static void add(List<Part> parts, Shortened shortened) {
        add(parts, shortened.text());
        add(parts, shortened.note());
    }

    private static String unanswered(Operation operation, String what, boolean mayHaveHappened) {
        if (operation.tool().effect().isReadOnly()) {
            return what + " Nothing was changed: it may be tried again.";
        }
        return mayHaveHappened
                ? what + " It may have taken effect all the same: look at the current state before trying again."
                : what + " Nothing was changed: it did not reach Akamai.";
    }
}
