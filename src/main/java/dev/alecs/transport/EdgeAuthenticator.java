package dev.alecs.transport;

import dev.alecs.access.Authentication;
import dev.alecs.access.Authenticator;
import dev.alecs.access.Caller;
import dev.alecs.transport.BearerCredential.Handshake;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks who stands behind a handshake. */
@Singleton
final class EdgeAuthenticator {

    private final Authenticator authenticator;
    private final boolean queryAllowed;

    /** @param queryAllowed whether {@code ?token=} counts; off by default, for addresses end up in logs */
    @Inject
    EdgeAuthenticator(
            Authenticator authenticator,
            @ConfigProperty(name = "alecs.query-token", defaultValue = "false") boolean queryAllowed) {
        this.authenticator = authenticator;
        this.queryAllowed = queryAllowed;
    }

    /** Asks whether a caller who was let in earlier is still welcome. */
    Authentication recheck(Caller caller) {
        return authenticator.recheck(caller);
    }

    Authentication authenticate(Handshake handshake) {
        return authenticator.authenticate(
                BearerCredential.in(handshake, queryAllowed).orElse(null));
    }
}
