package dev.alecs.simulator.learned;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.catalog.Answer;
import dev.alecs.catalog.Operation;
import dev.alecs.catalog.Parameter;
import dev.alecs.catalog.RequestBody;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.PathTemplate;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Route;
import dev.alecs.simulator.http.Routes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What no simulation plays, answered from the catalogue: the request checked, a plausible body, and no memory. */
public final class LearnedOperations {

    private final Routes routes;

    public LearnedOperations(Collection<Operation> operations) {
        this.routes =
                new Routes(operations.stream().map(LearnedOperations::route).toList());
    }

    public Optional<Reply> answer(Request request) {
        return routes.find(request).map(Routes.Match::answer);
    }

    public SortedSet<String> methods(String path) {
        return routes.methods(path);
    }

    private static Route route(Operation operation) {
        JsonNode schema = operation.answers().isEmpty() ? Json.object() : schema(operation);
        return new Route(operation.method(), new PathTemplate(operation.path()), accepts(operation), request -> {
            checkComplete(operation, request);
            return reply(operation, schema, request);
        });
    }

    private static JsonNode schema(Operation operation) {
        String schema = operation.answers().getFirst().schema();
        try {
            return schema == null ? Json.object() : Json.parse(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The answer of " + operation.api() + " " + operation.operationId() + " has no readable schema", e);
        }
    }

    private static List<String> accepts(Operation operation) {
        RequestBody body = operation.body();
        if (body == null) {
            return List.of();
        }
        String vendorType = operation.vendorType();
        return vendorType == null
                ? List.of(body.mediaType())
                : List.of(body.mediaType(), vendorType.replaceAll("\\{[^}]*}", "*"));
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
        RequestBody body = operation.body();
        if (body != null && body.required() && !request.hasBody()) {
            throw Problem.badRequest("http/missing-body", "A body of type " + body.mediaType() + " is required.")
                    .refusal();
        }
    }

    private static Reply reply(Operation operation, JsonNode schema, Request request) {
        if (operation.answers().isEmpty()) {
            return Reply.empty(204);
        }
        Answer answer = operation.answers().getFirst();
        String mediaType = answer.mediaType();
        Reply reply = mediaType == null || request.method().equals("HEAD")
                ? Reply.empty(answer.status())
                : withBody(answer.status(), mediaType, schema, request);
        return isRedirect(answer.status()) ? reply.with("Location", request.wireTarget()) : reply;
    }

    private static Reply withBody(int status, String mediaType, JsonNode schema, Request request) {
        boolean any = mediaType.startsWith("*/");
        if (any || mediaType.endsWith("/json") || mediaType.endsWith("+json")) {
            JsonNode body = SchemaSample.of(
                    schema.isEmpty() ? anyObject() : schema, request.pathParameters(), request.received());
            return Reply.json(status, body, any ? "application/json" : mediaType);
        }
        return Reply.text(status, "; simulated answer to " + request.method() + " " + request.path() + "\n", mediaType);
    }

    private static JsonNode anyObject() {
        return Json.object().put("type", "object");
    }

    private static boolean isRedirect(int status) {
        return status >= 300 && status < 400;
    }
}
