package dev.alecs.transport;

import dev.alecs.protocol.ViewRequest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds in a handshake which tools its client wants to be shown: in a header, else in the query. */
final class RequestedView {

    private RequestedView() {}

    /** @param header gives a header by its name, or null */
    static ViewRequest in(Function<String, @Nullable String> header, @Nullable String query) {
        return new ViewRequest(
                Optional.ofNullable(header.apply("X-ALECS-View")).or(() -> RawQuery.first(query, "view")),
                Optional.ofNullable(header.apply("X-ALECS-Toolsets")).or(() -> RawQuery.first(query, "toolsets")));
    }
}
