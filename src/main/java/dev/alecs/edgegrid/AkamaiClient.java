package dev.alecs.edgegrid;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls Akamai: finds the credentials, signs, sends, and sends again where that is safe.
 *
 * <p>Safe for many threads. A call blocks, so it belongs on a virtual thread.
 */
public final class AkamaiClient implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AkamaiClient.class);
    private static final String ACCOUNT_SWITCH_KEY = "accountSwitchKey";
    private static final Pattern METHOD = Pattern.compile("[A-Z]+");
    /** What a path and query consist of once they are percent-encoded. */
    private static final Pattern TARGET = Pattern.compile("/[\\w\\-.~:/?@!$&'()*+,;=%]*");

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern HEADER_NAME = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
    /** Ours to set, whatever a request brings. */
    private static final Set<String> OWN_HEADERS =
            Set.of("authorization", "host", "content-length", "transfer-encoding", "connection", "accept-encoding");

    private final Credentials credentials;
    private final EdgeGridSettings settings;
    private final EdgeGridSigner signer;
    private final Refusals refusals;
    private final RetryPolicy retries;
    private final Wire wire;
    private final Pause pause;

    public AkamaiClient(EdgeGridSettings settings, Credentials credentials, Clock clock) {
        this(settings, credentials, clock, () -> ThreadLocalRandom.current().nextLong(), Thread::sleep);
    }

    AkamaiClient(EdgeGridSettings settings, Credentials credentials, Clock clock, RandomGenerator random, Pause pause) {
        this.settings = settings;
        this.credentials = credentials;
        this.signer = new EdgeGridSigner(clock);
        this.refusals = new Refusals(clock);
        this.retries = new RetryPolicy(settings.attempts(), settings.longestWait(), random);
        this.wire = new Wire(settings);
        this.pause = pause;
    }

    /** Lets time pass between attempts. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /**
     * Makes one call, which may be several attempts.
     *
     * <p>What may have changed something is sent again only if {@link ApiRequest#repeatable()}; what certainly changed
     * nothing, because no connection came about or Akamai refused for the rate alone, is sent again whatever it is.
     *
     * @return what became of it; no outcome of the network is an exception
     * @throws InterruptedException when interrupted; an exchange under way is broken off
     */
    public ApiResponse call(ApiRequest request) throws InterruptedException {
        return switch (credentials.find(request.section())) {
            case Credentials.Lookup.Unusable(String what) -> new ApiResponse.NotConfigured(what);
            case Credentials.Lookup.Usable(Credential credential) -> call(request, credential);
        };
    }

    private ApiResponse call(ApiRequest request, Credential credential) throws InterruptedException {
        String target = target(request, accountSwitchKey(request, credential));
        @Nullable String flaw = flaw(request, target);
        if (flaw != null) {
            return new ApiResponse.Unanswered(flaw + ", so nothing was sent", false);
        }
        boolean mayHaveHappened = false;
        for (int made = 1; ; made++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted before sending");
            }
            Reply reply = send(request, credential, target);
            Judgement judgement = judge(reply, request, credential);
            mayHaveHappened |= judgement.mayHaveHappened;
            Optional<Duration> wait = judgement.again ? retries.afterAttempt(made, judgement.asked) : Optional.empty();
            if (wait.isEmpty()) {
                return mayHaveHappened && judgement.response instanceof ApiResponse.Unanswered unanswered
                        ? new ApiResponse.Unanswered(unanswered.what(), true)
                        : judgement.response;
            }
            pause.of(wait.get());
        }
    }

    private Reply send(ApiRequest request, Credential credential, String target) throws InterruptedException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", "alecs");
        headers.putAll(request.headers());
        headers.keySet().removeIf(name -> OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT)));
        headers.put("Host", credential.host());
        headers.put("Accept-Encoding", "gzip");
        headers.put("Authorization", signer.sign(credential, request.method(), target, request.body()));
        long begun = System.nanoTime();
        Reply reply = wire.send(request.method(), uri(credential, target), headers, request.body());
        if (LOG.isDebugEnabled()) {
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            LOG.debugf("%s %s: %s, %d ms", request.method(), request.path(), summary(reply), millis);
        }
        return reply;
    }

    private URI uri(Credential credential, String target) {
        URI elsewhere = settings.akamaiUrl();
        return URI.create((elsewhere == null ? "https://" + credential.host() : elsewhere.toString()) + target);
    }

    private static String summary(Reply reply) {
        return switch (reply) {
            case Reply.Whole whole -> whole.status() + ", " + whole.body().length + " bytes";
            case Reply.TooLarge(int status) -> status + ", too large";
            case Reply.Lost lost -> lost.what();
        };
    }

    /**
     * What an attempt means.
     *
     * @param again whether another attempt is safe and may help
     * @param asked how long Akamai asks to wait before it, or null
     */
    private record Judgement(
            ApiResponse response,
            boolean again,
            boolean mayHaveHappened,
            @Nullable Duration asked) {}

    private Judgement judge(Reply reply, ApiRequest request, Credential credential) {
        return switch (reply) {
            case Reply.Whole(int status, Map<String, String> headers, byte[] body)
            when status < 400 -> new Judgement(new ApiResponse.Answered(status, headers, body), false, true, null);
            case Reply.Whole refusal -> {
                Refusals.Told told = refusals.tell(refusal, credential);
                boolean again = told.throttled() || (request.repeatable() && passing(refusal.status()));
                yield new Judgement(
                        told.refused(), again, !told.throttled(), told.refused().retryAfter());
            }
            case Reply.TooLarge(int status) ->
                new Judgement(new ApiResponse.Unanswered(tooLarge(status), true), false, true, null);
            case Reply.Lost(String what, boolean sent, boolean passing) ->
                new Judgement(
                        new ApiResponse.Unanswered(what + "; " + whatNext(request, credential, sent), sent),
                        passing && (!sent || request.repeatable()),
                        sent,
                        null);
        };
    }

    private static boolean passing(int status) {
        return switch (status) {
            case 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    private String tooLarge(int status) {
        return "Akamai's answer (HTTP " + status + ") is larger than " + settings.maxAnswerBytes() / 1024
                + " KiB (alecs.akamai.max-answer-size): ask for less of it, a page or a filter";
    }

    private String whatNext(ApiRequest request, Credential credential, boolean sent) {
        if (sent) {
            return request.repeatable()
                    ? "it may be sent again"
                    : "look whether the request took effect before sending it again";
        }
        return settings.akamaiUrl() == null
                ? "check host in " + credential.origin() + ", and that this machine may open connections to it"
                : "check alecs.akamai-url";
    }

    private @Nullable String accountSwitchKey(ApiRequest request, Credential credential) {
        if (request.accountSwitchKey() != null) {
            return request.accountSwitchKey();
        }
        return credential.accountSwitchKey() != null ? credential.accountSwitchKey() : settings.accountSwitchKey();
    }

    private static String target(ApiRequest request, @Nullable String accountSwitchKey) {
        String query = request.query();
        boolean given = Arrays.stream(query.split("&"))
                .anyMatch(pair -> pair.equals(ACCOUNT_SWITCH_KEY) || pair.startsWith(ACCOUNT_SWITCH_KEY + "="));
        if (!given && accountSwitchKey != null && !accountSwitchKey.isEmpty()) {
            query = (query.isEmpty() ? "" : query + "&") + ACCOUNT_SWITCH_KEY + "=" + encoded(accountSwitchKey);
        }
        return query.isEmpty() ? request.path() : request.path() + "?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Arguments of a model end up in all of these: a line break in one must not become a header of its own. */
    private static @Nullable String flaw(ApiRequest request, String target) {
        if (!METHOD.matcher(request.method()).matches()) {
            return "The method is not an HTTP method in capitals";
        }
        if (!TARGET.matcher(target).matches() || BROKEN_ESCAPE.matcher(target).find()) {
            return "The path or query holds a character that must be percent-encoded";
        }
        return request.headers().entrySet().stream()
                .filter(header -> !HEADER_NAME.matcher(header.getKey()).matches()
                        || !HEADER_VALUE.matcher(header.getValue()).matches())
                .map(header -> "The header " + header.getKey().replaceAll("[^\\w-]", "?")
                        + " holds a character that no header may hold")
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        wire.close();
    }
}
