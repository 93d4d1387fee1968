package dev.alecs.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A token as JSON, the same wherever tokens are shown; its secret is not among it. */
@Singleton
public final class TokenDescription {

    private final ObjectMapper json;
    private final Clock clock;

    TokenDescription(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    public ObjectNode of(Token token) {
        return json.createObjectNode()
                .put("tokenId", token.id().value())
                .put("description", token.description())
                .put("state", state(token))
                .put("created", text(token.created()))
                .put("expires", text(token.expires()))
                .put("revoked", text(token.revoked()))
                .put("view", token.view());
    }

    /** What it is worth now: active, expired or revoked. */
    public String state(Token token) {
        return token.state(clock.instant()).name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
