package dev.alecs.simulator.learned;

import dev.alecs.catalog.Operation;
import dev.alecs.catalog.Parameter;
import dev.alecs.catalog.Parameter.Place;
import dev.alecs.catalog.RequestBody;
import dev.alecs.simulator.http.PathTemplate;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import dev.alecs.simulator.http.Routes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What no simulation plays, answered from the catalogue: the request checked, a plausible body, and no memory. */
public final class LearnedOperations {

    private static final String ACCEPT = "Accept";
    private static final String IF_MATCH = "If-Match";

    /** What never changes has always the same. */
    private static final String ETAG = "\"simulated\"";

    private final Routes routes;

    public LearnedOperations(Collection<Operation> operations) {
        Set<String> guarded = operations.stream()
                .filter(operation -> has(operation, IF_MATCH))
                .map(Operation::path)
                .collect(Collectors.toSet());
        this.routes = new Routes(operations.stream()
                .map(operation -> route(operation, guarded.contains(operation.path())))
                .toList());
    }

    public Optional<Reply> answer(Request request) {
        return routes.find(request).map(Routes.Match::answer);
    }

    public SortedSet<String> methods(String path) {
        return routes.methods(path);
    }

    private static Route route(Operation operation, boolean guarded) {
        Answers answers = new Answers(operation);
        return new Route(operation.method(), new PathTemplate(operation.path()), takes(operation), request -> {
            checkComplete(operation, request);
            Reply reply = answers.to(request, given(operation, request));
            return guarded ? reply.with("ETag", ETAG) : reply;
        });
    }

    /** What the caller gave by name, in the path, the query and the body. */
    private static Map<String, String> given(Operation operation, Request request) {
        Map<String, String> given = new LinkedHashMap<>(request.pathParameters());
        operation.parameters().stream()
                .filter(parameter -> parameter.place() == Place.QUERY)
                .map(Parameter::wireName)
                .filter(name -> request.query(name).isPresent())
                .forEach(name ->
                        given.put(name, String.join(",", request.queries(name).toList())));
        if (operation.body() != null && request.hasBody()) {
            given.putAll(ReceivedBody.members(operation.body(), request));
        }
        return given;
    }

    private static List<String> takes(Operation operation) {
        RequestBody body = operation.body();
        if (body == null || has(operation, "Content-Type")) {
            return List.of();
        }
        List<String> types = new ArrayList<>(ReceivedBody.mediaTypes(body));
        if (operation.vendorType() != null) {
            types.add(operation.vendorType().replaceAll("\\{[^}]*}", "*"));
        }
        if (operation.mediaChoice() != null) {
            types.addAll(operation.mediaChoice().contentType().values());
        }
        return types;
    }

    private static boolean has(Operation operation, String header) {
        return operation.parameters().stream()
                .anyMatch(parameter -> parameter.place() == Place.HEADER
                        && parameter.wireName().equals(header));
    }

    private static void checkComplete(Operation operation, Request request) {
        for (Parameter parameter : operation.parameters()) {
            if (parameter.required()) {
                switch (parameter.place()) {
                    case QUERY -> request.requiredQuery(parameter.wireName());
                    case HEADER -> request.requiredHeader(parameter.wireName());
                    case PATH -> request.pathParameter(parameter.wireName());
                }
            }
        }
        operation.headers().keySet().stream()
                .filter(header -> !header.equals(ACCEPT))
                .forEach(request::requiredHeader);
        // Where nothing here can be read that has an ETag, any may be right.
        if (operation.etagQuery() != null
                && request.header(IF_MATCH).filter(etag -> !etag.equals(ETAG)).isPresent()) {
            throw Problem.preconditionFailed().refusal();
        }
        RequestBody body = operation.body();
        if (body != null && body.required() && !request.hasBody()) {
            throw Problem.badRequest("http/missing-body", "A body of type " + body.mediaType() + " is required.")
                    .refusal();
        }
    }
}
