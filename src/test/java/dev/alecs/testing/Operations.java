package dev.alecs.testing;

import dev.alecs.catalog.Answer;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.MediaChoice;
import dev.alecs.catalog.Operation;
import dev.alecs.catalog.Parameter;
import dev.alecs.catalog.Parameter.Place;
import dev.alecs.catalog.Parameter.Style;
import dev.alecs.catalog.RequestBody;
import dev.alecs.catalog.ToolDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations made for a test. */
public final class Operations {

    private Operations() {}

    public static Operation get(String path, Parameter... parameters) {
        return of(Effect.READ, "GET", path, null, null, parameters);
    }

    public static Operation of(
            Effect effect,
            String method,
            String path,
            @Nullable RequestBody body,
            @Nullable String vendorType,
            Parameter... parameters) {
        return new Operation(
                "papi",
                "an-operation",
                tool("a-tool", effect, "{\"type\":\"object\"}"),
                method,
                path,
                List.of(parameters),
                Map.of("Accept", "application/json"),
                body,
                vendorType,
                null,
                List.of(new Answer(200, "application/json", null)),
                List.of());
    }

    /** The same with an argument that decides its media types. */
    public static Operation with(Operation operation, MediaChoice choice) {
        return new Operation(
                operation.api(),
                operation.operationId(),
                operation.tool(),
                operation.method(),
                operation.path(),
                operation.parameters(),
                operation.headers(),
                operation.body(),
                operation.vendorType(),
                choice,
                operation.answers(),
                operation.etagQuery());
    }

    /** The same, changing something whose ETag a GET that takes these query arguments reads. */
    public static Operation withEtagQuery(Operation operation, List<String> etagQuery) {
        return new Operation(
                operation.api(),
                operation.operationId(),
                operation.tool(),
                operation.method(),
                operation.path(),
                operation.parameters(),
                operation.headers(),
                operation.body(),
                operation.vendorType(),
                operation.mediaChoice(),
                operation.answers(),
                etagQuery);
    }

    public static ToolDefinition tool(String name, Effect effect, String inputSchema) {
        return ToolDefinition.listedWhole(
                name, "testing", effect, effect == Effect.READ, "Do a thing", "Do a thing.", inputSchema);
    }

    public static Parameter inPath(String name) {
        return new Parameter(name, name, Place.PATH, true, Style.REPEATED);
    }

    public static Parameter inQuery(String name) {
        return new Parameter(name, name, Place.QUERY, false, Style.REPEATED);
    }

    public static Parameter inQuery(String name, Style style) {
        return new Parameter(name, name, Place.QUERY, false, style);
    }

    public static Parameter inHeader(String argument, String name) {
        return new Parameter(argument, name, Place.HEADER, true, Style.REPEATED);
    }
}
