package dev.alecs.token;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Issues, lists, revokes and verifies the tokens of this server.
 *
 * <p>The store is opened at the first use, so a command that needs none leaves no trace. Every method may throw a
 * {@link TokenException} when the store or the master key cannot be used: a door whose lock cannot be seen stays shut.
 */
@Singleton
public final class TokenService {

    public static final int MAX_DESCRIPTION = 200;

    public static final int MAX_VIEW = 500;

    /** Ten years, whatever leap years are among them. */
    public static final Duration MAX_LIFETIME = Duration.ofDays(3_653);

    private final TokenStore store;
    private final MasterKey masterKey;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable TokenVault opened;

    TokenService(TokenStore store, MasterKey masterKey, Clock clock) {
        this.store = store;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    /** Opens the store now, so that a server learns at its start, not at the first call, that it cannot. */
    public void open() {
        vault();
    }

    /** Makes a new token whose holder is shown what is usual: see {@link #issue(String, Duration, String)}. */
    public IssuedToken issue(String description, @Nullable Duration lifetime) {
        return issue(description, lifetime, null);
    }

    /**
     * Makes a new token; when this returns, it is kept durably.
     *
     * @param description what it is for, 1 to {@value #MAX_DESCRIPTION} characters in one line
     * @param lifetime how long it is good for, more than zero and at most {@link #MAX_LIFETIME}, or null for ever
     * @param view which tools its holder is shown, 1 to {@value #MAX_VIEW} characters, or null for the server's choice;
     *     whether there is such a view is for the caller to know
     * @throws TokenException.InvalidRequest when an argument is out of these bounds
     */
    public IssuedToken issue(String description, @Nullable Duration lifetime, @Nullable String view) {
        var purpose = checked(description);
        var created = now();
        var expires = lifetime == null ? null : created.plus(checked(lifetime)).truncatedTo(ChronoUnit.MILLIS);
        var token = new Token(randomId(), purpose, created, expires, null, view == null ? null : checkedView(view));
        var secret = TokenSecret.random(random);
        vault().add(token, secret);
        return new IssuedToken(token, secret.text());
    }

    /** Every token ever issued and not deleted, newest first. */
    public List<Token> list() {
        return vault().all().stream()
                .sorted(Comparator.comparing(Token::created)
                        .reversed()
                        .thenComparing(token -> token.id().value()))
                .toList();
    }

    /**
     * Takes a token back; when this returns, every server on the same store refuses its next call.
     *
     * @throws TokenException.RecordTampered when the token is kept, but was changed outside ALECS; it is refused anyway
     */
    public Revocation revoke(TokenId id) {
        while (true) {
            var entry = vault().asStored(id);
            if (entry == null) {
                return new Revocation.Unknown();
            }
            var token = intact(entry);
            if (token.revoked() != null) {
                return new Revocation.AlreadyRevoked(token);
            }
            var revoked = new Token(id, token.description(), token.created(), token.expires(), now(), token.view());
            // Nothing is written when another process changed the token first; then what it wrote counts.
            if (vault().replace(entry, revoked)) {
                return new Revocation.Revoked(revoked);
            }
        }
    }

    private Token intact(TokenVault.Entry entry) {
        if (entry.token() == null) {
            throw new TokenException.RecordTampered(
                    "Token " + entry.record().id() + " in " + store.place()
                            + " was changed outside ALECS or written by a newer one. It is refused already and cannot be revoked.");
        }
        return entry.token();
    }

    /** Is what was presented a token that opens the door now? Takes microseconds, without a lock or the database. */
    public Verification verify(String presented) {
        return TokenSecret.parse(presented)
                .map(secret -> judged(vault().withSecret(secret)))
                .orElseGet(Verification.Malformed::new);
    }

    /** Is a token that was verified earlier still good? To be asked before every call; as cheap as {@link #verify}. */
    public Verification recheck(TokenId id) {
        return judged(vault().withId(id));
    }

    private Verification judged(TokenVault.@Nullable Entry entry) {
        var token = entry == null ? null : entry.token();
        if (token == null) {
            return new Verification.Unknown();
        }
        if (token.revoked() != null) {
            return new Verification.Revoked(token.id(), token.revoked());
        }
        return token.expires() == null || clock.instant().isBefore(token.expires())
                ? new Verification.Valid(token)
                : new Verification.Expired(token.id(), token.expires());
    }

    private TokenVault vault() {
        var ready = opened;
        return ready != null ? ready : openOnce();
    }

    private TokenVault openOnce() {
        opening.lock();
        try {
            var ready = opened;
            if (ready == null) {
                ready = TokenVault.open(store, masterKey);
                opened = ready;
            }
            return ready;
        } finally {
            opening.unlock();
        }
    }

    /** Milliseconds are what a record keeps, so that what is returned now equals what is listed later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private TokenId randomId() {
        return new TokenId("tok_" + HexFormat.of().toHexDigits(random.nextLong()));
    }

    private static String checked(String description) {
        var purpose = description.strip();
        if (purpose.isEmpty() || purpose.length() > MAX_DESCRIPTION) {
            throw new TokenException.InvalidRequest(
                    "A token needs a description of 1 to " + MAX_DESCRIPTION + " characters that says what it is for.");
        }
        if (purpose.codePoints().anyMatch(TokenService::isUnprintable)) {
            throw new TokenException.InvalidRequest(
                    "The description of a token is one line of text; it must not have control characters.");
        }
        return purpose;
    }

    private static String checkedView(String view) {
        if (view.isBlank() || view.length() > MAX_VIEW || view.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new TokenException.InvalidRequest(
                    "The view of a token is the name of a view or of toolsets, at most " + MAX_VIEW + " characters.");
        }
        return view.strip();
    }

    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private static Duration checked(Duration lifetime) {
        if (lifetime.isZero() || lifetime.isNegative() || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new TokenException.InvalidRequest("A token lives for more than no time and at most ten years ("
                    + MAX_LIFETIME.toDays() + " days); leave the lifetime out for one that does not expire.");
        }
        return lifetime;
    }
}
