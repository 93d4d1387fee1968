package dev.alecs.transport;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a parameter from a query as it came. */
final class RawQuery {

    private RawQuery() {}

    static Optional<String> first(@Nullable String query, String name) {
        if (query == null || query.isEmpty()) {
            return Optional.empty();
        }
        return new QueryStringDecoder(query, false)
                .parameters().getOrDefault(name, List.of()).stream().findFirst();
    }
}
