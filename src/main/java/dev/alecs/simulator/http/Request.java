package dev.alecs.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** One request as the simulations see it: decoded, its parts at hand by name. */
public final class Request {

    private final String method;
    private final URI target;
    private final Map<String, String> headers;
    private final byte[] body;
    private final String id;
    private final Instant received;
    private final Map<String, List<String>> query;
    private final Map<String, String> pathParameters;

    private Request(
            String method,
            URI target,
            Map<String, String> headers,
            byte[] body,
            String id,
            Instant received,
            Map<String, String> pathParameters) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.id = id;
        this.received = received;
        this.query = decode(target.getRawQuery() == null ? "" : target.getRawQuery());
        this.pathParameters = pathParameters;
    }

    public static Request read(HttpExchange exchange, Instant received) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                headers,
                exchange.getRequestBody().readAllBytes(),
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()),
                received,
                Map.of());
    }

    Request withPathParameters(Map<String, String> parameters) {
        return new Request(method, target, headers, body, id, received, parameters);
    }

    public String method() {
        return method;
    }

    /** The path as it came over the wire, percent-encoding and all. */
    public String path() {
        return target.getRawPath();
    }

    /** Path and query as they came over the wire: what a signature covers. */
    public String wireTarget() {
        return target.getRawQuery() == null ? target.getRawPath() : target.getRawPath() + "?" + target.getRawQuery();
    }

    public byte[] body() {
        return body;
    }

    public boolean hasBody() {
        return body.length > 0;
    }

    public String id() {
        return id;
    }

    public Instant received() {
        return received;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public String requiredHeader(String name) {
        return header(name)
                .orElseThrow(() -> Problem.missingParameter("header", name).refusal());
    }

    public Optional<String> query(String name) {
        return queries(name).findFirst();
    }

    /** All values of a repeated or comma-separated query parameter. */
    public Stream<String> queries(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(value -> !value.isBlank());
    }

    public String requiredQuery(String name) {
        return query(name)
                .orElseThrow(() -> Problem.missingParameter("query", name).refusal());
    }

    /** A number of a query, not less than {@code least}, or its default. */
    public int query(String name, int least, int absent) {
        Optional<String> value = query(name);
        if (value.isEmpty()) {
            return absent;
        }
        if (!value.get().matches("\\d{1,9}") || Integer.parseInt(value.get()) < least) {
            throw Problem.badRequest("http/bad-parameter", "'" + name + "' must be a number of at least " + least + ".")
                    .refusal();
        }
        return Integer.parseInt(value.get());
    }

    public boolean flag(String name) {
        return query(name).map(Boolean::parseBoolean).orElse(false);
    }

    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalStateException("no path parameter '" + name + "' in this route");
        }
        return value;
    }

    public Map<String, String> pathParameters() {
        return pathParameters;
    }

    /** The media type of the body in lower case, without its parameters; empty when there is none. */
    public String mediaType() {
        return header("Content-Type")
                .map(value -> value.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            JsonNode value = Json.parse(body);
            if (!value.isMissingNode()) {
                return value;
            }
        } catch (IOException e) {
            throw unreadable("Your input could not be read as JSON.");
        }
        throw unreadable("A JSON body is required.");
    }

    public ObjectNode jsonObject() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw unreadable("A JSON object is required.");
    }

    private static Refusal unreadable(String detail) {
        return Problem.of(400, "http/json-mapping-error", "Unable to interpret JSON", detail)
                .refusal();
    }

    private static Map<String, List<String>> decode(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                parameters
                        .computeIfAbsent(decoded(name), _ -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
