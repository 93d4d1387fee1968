package dev.alecs.transport;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the API token in a handshake. Three places, tried in this order: the {@code Authorization} header; the WebSocket
 * subprotocols {@code bearer, <token>}, for clients that cannot set headers; and, where allowed, {@code ?token=}.
 */
final class BearerCredential {

    private static final String SCHEME = "bearer";

    private BearerCredential() {}

    /** What of a handshake may hold a token; absent values are empty. */
    record Handshake(Optional<String> authorization, Optional<String> subprotocols, Optional<String> queryToken) {}

    static Optional<String> in(Handshake handshake, boolean queryAllowed) {
        return handshake
                .authorization()
                .flatMap(BearerCredential::inHeader)
                .or(() -> handshake.subprotocols().flatMap(BearerCredential::inSubprotocols))
                .or(() -> handshake.queryToken().filter(token -> queryAllowed));
    }

    private static Optional<String> inHeader(String authorization) {
        var parts = authorization.strip().split("\\s+", 2);
        return parts.length == 2 && parts[0].equalsIgnoreCase(SCHEME)
                ? Optional.of(parts[1].strip())
                : Optional.empty();
    }

    private static Optional<String> inSubprotocols(String header) {
        List<String> offered =
                Arrays.stream(header.split(",")).map(String::strip).toList();
        for (int i = 0; i + 1 < offered.size(); i++) {
            if (offered.get(i).equalsIgnoreCase(SCHEME)) {
                return Optional.of(offered.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
