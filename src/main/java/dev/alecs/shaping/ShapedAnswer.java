package dev.alecs.shaping;

import java.util.List;

/**
 * An answer as the model will read it.
 *
 * @param texts the answer itself first, then what else is worth knowing
 * @param failed whether it tells of a failure
 */
public record ShapedAnswer(List<String> texts, boolean failed) {

    public ShapedAnswer {
        texts = List.copyOf(texts);
    }
}
