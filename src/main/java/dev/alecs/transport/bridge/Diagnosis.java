package dev.alecs.transport.bridge;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts the reason why no connection came about into one sentence that says what to do. */
final class Diagnosis {

    private final String url;
    private final String host;
    private final boolean encrypted;
    private final Patience patience;
    private final Supplier<Optional<PlainAnswer>> plainGet;

    /** @param plainGet asks the same address the ordinary way; empty if it cannot be asked */
    Diagnosis(BridgeSettings settings, Supplier<Optional<PlainAnswer>> plainGet) {
        this.url = settings.shownUrl();
        this.host = settings.url().getHost();
        this.encrypted = "wss".equalsIgnoreCase(settings.url().getScheme());
        this.patience = settings.patience();
        this.plainGet = plainGet;
    }

    /** What an exception says, for the end of a sentence. */
    static String briefly(@Nullable Throwable failure) {
        if (failure == null) {
            return "no reason given";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : withoutFullStop(message);
    }

    /** The server, or something before it, answered; only not with a WebSocket. */
    Refusal ofHandshake(PlainAnswer answer, Exception handshake) {
        return switch (answer.status()) {
            case 101 ->
                Refusal.passing(url + " accepted the connection but not as an ALECS server would ("
                        + briefly(handshake.getCause()) + "); check ALECS_WS_URL.");
            case 401 -> unauthorized(answer.message().or(this::messageOfPlainGet));
            case 403 ->
                Refusal.passing(url + " answered 403 (forbidden)" + quoted(answer.message())
                        + "; something before the server keeps you out, ask whoever runs it for access.");
            case 404 ->
                Refusal.passing(
                        url + " answered 404 (not found): check the path in ALECS_WS_URL, which usually is /mcp.");
            case 407 ->
                Refusal.passing("An HTTP proxy asks for a login before it lets you through to " + url
                        + " (407); connect past it, for example with -Dhttp.nonProxyHosts=" + host
                        + " in JAVA_TOOL_OPTIONS.");
            case 426 -> upgradeLost(answer.status());
            case 429 ->
                Refusal.passing(url + " answered 429 (too many requests)" + quoted(answer.message())
                        + "; nothing to do, the bridge tries less often by itself.");
            case 301, 302, 303, 307, 308 ->
                Refusal.passing(url + " answered " + answer.status() + " and points to " + answer.location()
                        + ": put the address it means into ALECS_WS_URL.");
            case 500, 502, 503, 504 ->
                Refusal.passing(url + " answered " + answer.status() + quoted(answer.message())
                        + ": the server behind it is down or overloaded, check that it runs.");
            default -> noWebSocket(answer);
        };
    }

    /** Nothing answered, or nothing that can be understood. */
    Refusal ofFailure(Throwable failure) {
        if (has(failure, HttpTimeoutException.class) || has(failure, TimeoutException.class)) {
            return Refusal.passing("There was no answer from " + url + " within "
                    + patience.handshake().toSeconds()
                    + " s: check host and port, and whether a firewall, VPN or proxy is in the way.");
        }
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return Refusal.passing("The host " + host + " is unknown: check its spelling in ALECS_WS_URL, and the"
                    + " network or VPN.");
        }
        if (has(failure, SSLException.class)) {
            return Refusal.passing(tlsTrouble(failure));
        }
        if (has(failure, NoRouteToHostException.class)) {
            return Refusal.passing("There is no way to the host " + host + ": check the network or VPN.");
        }
        if (has(failure, ConnectException.class)) {
            return Refusal.passing("Nothing listens at " + url + " (connection refused): check host and port in"
                    + " ALECS_WS_URL, and that the server runs.");
        }
        return Refusal.passing("The connection to " + url + " could not be opened (" + briefly(failure)
                + "): check that an ALECS server listens there" + (encrypted ? "." : ", and whether it needs wss://."));
    }

    private Optional<String> messageOfPlainGet() {
        return plainGet.get().filter(answer -> answer.status() == 401).flatMap(PlainAnswer::message);
    }

    private Refusal unauthorized(Optional<String> message) {
        return new Refusal(
                url + " refused the token (401"
                        + message.map(text -> ": " + withoutFullStop(text)).orElse("")
                        + "): put a valid one into ALECS_TOKEN, which \"alecs token issue\" prints on the server.",
                true);
    }

    private Refusal noWebSocket(PlainAnswer handshake) {
        Optional<PlainAnswer> plain = plainGet.get();
        if (plain.map(PlainAnswer::status).filter(status -> status == 401).isPresent()) {
            return unauthorized(plain.flatMap(PlainAnswer::message));
        }
        return handshake.status() < 300
                        || plain.map(PlainAnswer::status)
                                .filter(status -> status == 426)
                                .isPresent()
                ? upgradeLost(handshake.status())
                : Refusal.passing(url + " answered " + handshake.status() + quoted(handshake.message())
                        + " instead of opening a WebSocket: check that ALECS_WS_URL is the address of an ALECS server,"
                        + " and that a proxy before it passes the headers Upgrade and Connection on.");
    }

    private Refusal upgradeLost(int status) {
        return Refusal.passing(url + " answered " + status + " instead of opening a WebSocket: something between, such"
                + " as a proxy, strips the Upgrade header; in nginx add to the location: proxy_http_version 1.1;"
                + " proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";");
    }

    private String tlsTrouble(Throwable failure) {
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return "The certificate of " + host + " is not valid at this time: have it renewed, or set this machine's"
                    + " clock.";
        }
        if (has(failure, CertPathBuilderException.class)) {
            return "The certificate of " + host + " comes from an authority that this Java does not trust: if it is"
                    + " your own, put its certificate into a truststore (keytool -importcert -file ca.pem -keystore"
                    + " alecs-ca.p12 -storepass changeit) and set JAVA_TOOL_OPTIONS to"
                    + " \"-Djavax.net.ssl.trustStore=/path/to/alecs-ca.p12"
                    + " -Djavax.net.ssl.trustStorePassword=changeit\".";
        }
        return first(failure, CertificateException.class)
                .map(bad -> "The certificate of " + host + " is not for this host (" + briefly(bad)
                        + "): use the host name that it was issued for in ALECS_WS_URL.")
                .orElseGet(() -> "There is no TLS to be had at " + url + " ("
                        + briefly(first(failure, SSLException.class).orElse(null))
                        + "): if the server speaks plain HTTP there use ws://, otherwise check the port.");
    }

    private static String quoted(Optional<String> message) {
        return message.map(text -> " and said \"" + withoutFullStop(text) + "\"")
                .orElse("");
    }

    private static String withoutFullStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return first(failure, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
