package dev.alecs.shaping;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.alecs.catalog.Operation;
import dev.alecs.edgegrid.ApiResponse;
import dev.alecs.edgegrid.ApiResponse.Answered;
import dev.alecs.edgegrid.ApiResponse.NotConfigured;
import dev.alecs.edgegrid.ApiResponse.Refused;
import dev.alecs.edgegrid.ApiResponse.Unanswered;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns what came back from Akamai into what a model should read: the answer, or what went wrong and what to try next. */
@Singleton
public final class AnswerShaper {

    private static final int SMALLEST_LIMIT = 1_000;

    private final int limit;

    /** @param limit how many characters an answer may have before it is shortened */
    @Inject
    public AnswerShaper(@ConfigProperty(name = "alecs.answer.max-characters", defaultValue = "60000") int limit) {
        if (limit < SMALLEST_LIMIT) {
            throw new IllegalArgumentException(
                    "alecs.answer.max-characters must be at least " + SMALLEST_LIMIT + ", not " + limit);
        }
        this.limit = limit;
    }

    public ShapedAnswer shape(Operation operation, ApiResponse response) {
        return switch (response) {
            case Answered answered -> answered(operation, answered);
            case Refused refused -> failed(Refusals.inWords(operation, refused));
            case Unanswered(var what, var mayHaveHappened) -> failed(unanswered(operation, what, mayHaveHappened));
            case NotConfigured(var what) -> failed("Nothing was sent to Akamai: " + what);
        };
    }

    private ShapedAnswer answered(Operation operation, Answered answered) {
        var body = new String(answered.body(), UTF_8);
        var texts = new ArrayList<String>();
        var notes = Notes.of(answered);
        if (body.isBlank()) {
            texts.add("Done: " + operation.tool().title() + " (HTTP " + answered.status() + ", no content).");
        } else if (body.length() <= limit) {
            texts.add(body);
        } else {
            var shortened = Shortener.shorten(body, limit);
            texts.add(shortened.text());
            texts.add(shortened.note());
        }
        if (!notes.isEmpty()) {
            texts.add(String.join("\n", notes));
        }
        return new ShapedAnswer(texts, false);
    }

    private static String unanswered(Operation operation, String what, boolean mayHaveHappened) {
        if (operation.tool().effect().isReadOnly()) {
            return what + " Nothing was changed: it may be tried again.";
        }
        return mayHaveHappened
                ? what + " It may have taken effect all the same: look at the current state before trying again."
                : what + " Nothing was changed: it did not reach Akamai.";
    }

    private static ShapedAnswer failed(String text) {
        return new ShapedAnswer(List.of(text), true);
    }
}
