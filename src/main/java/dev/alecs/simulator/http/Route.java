package dev.alecs.simulator.http;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One operation that a simulation answers.
 *
 * @param method the HTTP method
 * @param path its path
 * @param accepts the media types its body may have, a star for any run of characters; empty when it takes none
 * @param handler what answers it
 */
public record Route(String method, PathTemplate path, List<String> accepts, Handler handler) {

    private static final List<String> JSON = List.of("application/json");

    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Called under the account's lock.
         *
         * @throws Refusal when the answer is a problem
         */
        Reply answer(Request request);
    }

    public Route {
        accepts = List.copyOf(accepts);
    }

    public static Route get(String path, Handler handler) {
        return new Route("GET", new PathTemplate(path), List.of(), handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route("DELETE", new PathTemplate(path), List.of(), handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route("POST", new PathTemplate(path), JSON, handler);
    }

    public static Route put(String path, Handler handler) {
        return new Route("PUT", new PathTemplate(path), JSON, handler);
    }

    public static Route patch(String path, Handler handler) {
        return new Route("PATCH", new PathTemplate(path), JSON, handler);
    }

    public Route accepting(String... mediaTypes) {
        return new Route(method, path, List.of(mediaTypes), handler);
    }

    public Route wrapped(UnaryOperator<Handler> wrapper) {
        return new Route(method, path, accepts, wrapper.apply(handler));
    }

    Reply answer(Request request) {
        if (request.hasBody() && !accepts.isEmpty() && accepts.stream().noneMatch(type -> matches(type, request))) {
            throw Problem.unsupportedMediaType(request.mediaType(), accepts).refusal();
        }
        return handler.answer(request);
    }

    private static boolean matches(String accepted, Request request) {
        return Pattern.matches(Pattern.quote(accepted).replace("*", "\\E.*\\Q"), request.mediaType());
    }
}
