package dev.alecs.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Operation;
import dev.alecs.catalog.Parameter;
import dev.alecs.catalog.Parameter.Place;
import dev.alecs.catalog.RequestBody;
import dev.alecs.edgegrid.ApiRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An operation's request with holes, filled from a call's arguments to its final bytes. */
final class RequestTemplate {

    private static final Pattern HOLE = Pattern.compile("\\{([^}]+)}");
    private static final String ACCOUNT_SWITCH_KEY = "accountSwitchKey";
    private static final String ACCEPT = "Accept";
    private static final String CONTENT_TYPE = "Content-Type";
    /** At the end of a header's name: any number of headers whose names begin like this. */
    private static final String ANY_ENDING = "*";

    private final Operation operation;
    private final List<Piece> path;
    private final List<Parameter> queries;
    private final List<Parameter> etagQueries;
    private final List<Parameter> headers;
    private final boolean knowsAccounts;
    private final @Nullable String vendorArgument;
    private final @Nullable BodyWriter body;

    /** A stretch of the path: the same always, or an argument's value. */
    private record Piece(String text, boolean isArgument) {}

    /** @param largestFile how many bytes a file in a body may have */
    RequestTemplate(Operation operation, int largestFile) {
        this.operation = operation;
        this.path = pieces(operation.path());
        this.queries = in(Place.QUERY);
        this.etagQueries = queries.stream().filter(this::isForTheEtag).toList();
        this.headers = in(Place.HEADER);
        this.knowsAccounts = queries.stream().anyMatch(query -> query.wireName().equals(ACCOUNT_SWITCH_KEY));
        this.vendorArgument = operation.vendorType() == null ? null : hole(operation.vendorType());
        this.body = operation.body() == null ? null : new BodyWriter(operation.body(), largestFile);
    }

    /** Whether the operation requires this argument and the call left it out. */
    boolean needs(String argument, ObjectNode arguments) {
        return headers.stream().anyMatch(header -> header.argument().equals(argument) && header.required())
                && value(arguments, argument) == null;
    }

    /** The operation's own request. */
    ApiRequest fill(ObjectNode arguments) {
        var headers = headers(arguments);
        var written = written(arguments);
        if (written != null) {
            headers.putIfAbsent(CONTENT_TYPE, written.mediaType());
        }
        return request(
                operation.method(),
                headers,
                written == null ? null : written.bytes(),
                arguments,
                queries,
                operation.tool().effect().isReadOnly());
    }

    /** A GET of what the operation would change, to learn its ETag; of the query, what that GET takes. */
    ApiRequest reading(ObjectNode arguments) {
        var headers = headers(arguments);
        headers.remove(CONTENT_TYPE);
        return request("GET", headers, null, arguments, etagQueries, true);
    }

    private ApiRequest request(
            String method,
            Map<String, String> headers,
            byte @Nullable [] body,
            ObjectNode arguments,
            List<Parameter> queries,
            boolean repeatable) {
        return new ApiRequest(
                method,
                path(arguments),
                query(queries, arguments),
                headers,
                body,
                text(arguments, "section"),
                knowsAccounts ? text(arguments, ACCOUNT_SWITCH_KEY) : "",
                repeatable);
    }

    private String path(ObjectNode arguments) {
        var filled = new StringBuilder();
        for (var piece : path) {
            filled.append(piece.isArgument() ? segment(piece.text(), arguments) : piece.text());
        }
        return filled.toString();
    }

    private static String segment(String argument, ObjectNode arguments) {
        var value = text(arguments, argument);
        // A dot segment would be resolved on the way and address something else: RFC 3986, 5.2.4.
        if (value == null || value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new UnusableArgument("\"" + argument + "\" must be a name or an id, not \"" + value + "\".");
        }
        return PercentEncoding.encode(value);
    }

    // The account switch key is not filled in here: the EdgeGrid client knows the default and adds it before signing.
    private static String query(List<Parameter> queries, ObjectNode arguments) {
        var query = new StringJoiner("&");
        for (var parameter : queries) {
            var value = value(arguments, parameter.argument());
            if (value != null && !parameter.wireName().equals(ACCOUNT_SWITCH_KEY)) {
                written(parameter, value)
                        .forEach(text -> query.add(
                                PercentEncoding.encode(parameter.wireName()) + "=" + PercentEncoding.encode(text)));
            }
        }
        return query.toString();
    }

    private static List<String> written(Parameter parameter, JsonNode value) {
        return switch (parameter.style()) {
            case REPEATED -> value.isArray() ? texts(value) : List.of(value.asText());
            case COMMA_SEPARATED -> List.of(value.isArray() ? String.join(",", texts(value)) : value.asText());
            case JSON -> List.of(value.toString());
        };
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    // What the caller gives wins over what follows from other arguments, and that over what is always the same.
    private Map<String, String> headers(ObjectNode arguments) {
        var filled = new HashMap<>(operation.headers());
        addVendorType(filled, arguments);
        addMediaChoice(filled, arguments);
        for (var parameter : headers) {
            var value = value(arguments, parameter.argument());
            if (value != null) {
                addHeader(filled, parameter, value);
            }
        }
        return filled;
    }

    private static void addHeader(Map<String, String> filled, Parameter parameter, JsonNode value) {
        var name = parameter.wireName();
        if (name.endsWith(ANY_ENDING)) {
            var beginning = name.substring(0, name.length() - 1);
            value.properties()
                    .forEach(header -> filled.put(
                            beginning + header.getKey(),
                            headerSafe(parameter.argument(), header.getValue().asText())));
        } else {
            var text = value.isArray() ? String.join(",", texts(value)) : value.asText();
            filled.put(name, headerSafe(parameter.argument(), text));
        }
    }

    private void addMediaChoice(Map<String, String> filled, ObjectNode arguments) {
        var choice = operation.mediaChoice();
        var value = choice == null ? null : text(arguments, choice.argument());
        if (choice != null && value != null) {
            Optional.ofNullable(choice.accept().get(value)).ifPresent(type -> filled.put(ACCEPT, type));
            Optional.ofNullable(choice.contentType().get(value)).ifPresent(type -> filled.put(CONTENT_TYPE, type));
        }
    }

    private void addVendorType(Map<String, String> filled, ObjectNode arguments) {
        var vendorType = vendorType(arguments);
        if (vendorType != null) {
            filled.put(ACCEPT, vendorType);
            if (takesVendorType(operation.body())) {
                filled.put(CONTENT_TYPE, vendorType);
            }
        }
    }

    private @Nullable String vendorType(ObjectNode arguments) {
        if (operation.vendorType() == null || vendorArgument == null) {
            return null;
        }
        var value = text(arguments, vendorArgument);
        return value == null
                ? null
                : operation.vendorType().replace("{" + vendorArgument + "}", headerSafe(vendorArgument, value));
    }

    // A JSON Patch stays a JSON Patch whatever version of rules it is applied to.
    private static boolean takesVendorType(@Nullable RequestBody body) {
        return body != null && body.mediaType().equals("application/json");
    }

    private BodyWriter.@Nullable Written written(ObjectNode arguments) {
        var value = value(arguments, "body");
        return value == null || body == null ? null : body.write(value);
    }

    private static String headerSafe(String argument, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new UnusableArgument("\"" + argument + "\" goes into a header and must be printable ASCII.");
        }
        return value;
    }

    private static @Nullable String text(ObjectNode arguments, String argument) {
        var value = value(arguments, argument);
        return value == null ? null : value.asText();
    }

    private static @Nullable JsonNode value(ObjectNode arguments, String argument) {
        var value = arguments.get(argument);
        return value == null || value.isNull() ? null : value;
    }

    private boolean isForTheEtag(Parameter query) {
        return operation.etagQuery() != null && operation.etagQuery().contains(query.argument());
    }

    private List<Parameter> in(Place place) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.place() == place)
                .toList();
    }

    private List<Piece> pieces(String path) {
        var pieces = new ArrayList<Piece>();
        var hole = HOLE.matcher(path);
        int end = 0;
        while (hole.find()) {
            pieces.add(new Piece(path.substring(end, hole.start()), false));
            pieces.add(new Piece(argumentOf(hole.group(1)), true));
            end = hole.end();
        }
        pieces.add(new Piece(path.substring(end), false));
        return pieces;
    }

    private String argumentOf(String wireName) {
        return operation.parameters().stream()
                .filter(parameter ->
                        parameter.place() == Place.PATH && parameter.wireName().equals(wireName))
                .map(Parameter::argument)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(operation.operationId() + " has no path parameter " + wireName));
    }

    private static String hole(String template) {
        var hole = HOLE.matcher(template);
        if (!hole.find()) {
            throw new IllegalStateException("No argument in " + template);
        }
        return hole.group(1);
    }
}
