package dev.alecs.transport;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code token} from a raw query. */
final class QueryToken {

    private QueryToken() {}

    static Optional<String> in(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return Optional.empty();
        }
        return new QueryStringDecoder(query, false)
                .parameters().getOrDefault("token", List.of()).stream().findFirst();
    }
}
