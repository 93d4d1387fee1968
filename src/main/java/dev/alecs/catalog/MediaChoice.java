package dev.alecs.catalog;

import java.util.Map;

/**
 * An argument that decides the media types of a request, where an operation does different things by that argument.
 *
 * @param argument the name of the tool argument
 * @param accept what to send as {@code Accept} for a value of it
 * @param contentType what to send as {@code Content-Type} for a value of it
 */
public record MediaChoice(String argument, Map<String, String> accept, Map<String, String> contentType) {

    public MediaChoice {
        accept = Map.copyOf(accept);
        contentType = Map.copyOf(contentType);
    }
}
