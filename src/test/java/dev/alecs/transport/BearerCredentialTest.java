package dev.alecs.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alecs.transport.BearerCredential.Handshake;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerCredentialTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer alecs_x", "bearer alecs_x", "BEARER   alecs_x  "})
    void theAuthorizationHeaderIsRead(String header) {
        assertThat(in(header, null, null, false)).contains("alecs_x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "alecs_x", "Bearer", ""})
    void anotherSchemeIsNoToken(String header) {
        assertThat(in(header, null, null, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer, alecs_x", "mcp, bearer, alecs_x", "mcp,Bearer,alecs_x"})
    void theSubprotocolAfterBearerIsRead(String subprotocols) {
        assertThat(in(null, subprotocols, null, false)).contains("alecs_x");
    }

    @Test
    void bearerWithNothingAfterItIsNoToken() {
        assertThat(in(null, "mcp, bearer", null, false)).isEmpty();
    }

    @Test
    void theQueryCountsOnlyWhereAllowed() {
        assertThat(in(null, null, "alecs_x", false)).isEmpty();
        assertThat(in(null, null, "alecs_x", true)).contains("alecs_x");
    }

    @Test
    void theHeaderWinsOverTheOthers() {
        assertThat(in("Bearer first", "bearer, second", "third", true)).contains("first");
    }

    private static Optional<String> in(
            @Nullable String authorization,
            @Nullable String subprotocols,
            @Nullable String query,
            boolean queryAllowed) {
        return BearerCredential.in(
                new Handshake(
                        Optional.ofNullable(authorization),
                        Optional.ofNullable(subprotocols),
                        Optional.ofNullable(query)),
                queryAllowed);
    }
}
