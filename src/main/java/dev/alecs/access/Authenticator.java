package dev.alecs.access;

import dev.alecs.access.Authentication.Accepted;
import dev.alecs.access.Authentication.Reason;
import dev.alecs.access.Authentication.Rejected;
import dev.alecs.access.Authentication.Unavailable;
import dev.alecs.token.TokenException;
import dev.alecs.token.TokenService;
import dev.alecs.token.Verification;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns a presented credential into a {@link Caller}; cheap enough to ask before every call. */
@Singleton
public final class Authenticator {

    private static final Logger LOG = Logger.getLogger(Authenticator.class);
    private static final String HOW_TO_GET_ONE = "Issue one on the server with: alecs token issue --description \"…\"";

    private final TokenService tokens;

    Authenticator(TokenService tokens) {
        this.tokens = tokens;
    }

    /**
     * Who presents this secret?
     *
     * @param secret what came in the request, or null when nothing did
     */
    public Authentication authenticate(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            return new Rejected(
                    Reason.MISSING,
                    "No API token was sent. Send it as \"Authorization: Bearer <token>\". " + HOW_TO_GET_ONE);
        }
        return outcome(() -> tokens.verify(secret));
    }

    /** Is this caller, let in earlier, still welcome? */
    public Authentication recheck(Caller caller) {
        return switch (caller) {
            case Caller.TokenHolder holder -> outcome(() -> tokens.recheck(holder.token()));
            case Caller.LocalShell shell -> new Accepted(shell);
        };
    }

    private static Authentication outcome(Supplier<Verification> check) {
        try {
            return outcome(check.get());
        } catch (TokenException e) {
            // An interrupt is a caller who gave up, no fault of the store's.
            if (!Thread.currentThread().isInterrupted()) {
                LOG.error("Tokens cannot be checked", e);
            }
            return new Unavailable("Tokens cannot be checked now. " + e.getMessage());
        }
    }

    private static Authentication outcome(Verification verification) {
        return switch (verification) {
            case Verification.Valid(var token) ->
                new Accepted(
                        new Caller.TokenHolder(token.id(), token.description(), Optional.ofNullable(token.view())));
            case Verification.Malformed() ->
                new Rejected(
                        Reason.MALFORMED,
                        "This is not an ALECS token, or a character is missing or mistyped: it starts with alecs_ and its checksum must fit. Copy it again.");
            case Verification.Unknown() ->
                new Rejected(Reason.UNKNOWN, "This token was not issued by this server. " + HOW_TO_GET_ONE);
            case Verification.Expired(var id, var since) ->
                new Rejected(Reason.EXPIRED, "Token " + id + " expired at " + since + ". " + HOW_TO_GET_ONE);
            case Verification.Revoked(var id, var since) ->
                new Rejected(Reason.REVOKED, "Token " + id + " was revoked at " + since + ". " + HOW_TO_GET_ONE);
        };
    }
}
