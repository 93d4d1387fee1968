package dev.alecs.transport.bridge;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the bridge connects to, with which token, and how patient it is.
 *
 * @param url the server's address, {@code ws} or {@code wss}
 * @param token what the server checks, without {@code Bearer}
 * @param patience how long it waits for what
 */
public record BridgeSettings(URI url, String token, Patience patience) {

    private static final String EXAMPLE = "for example wss://alecs.example.com/mcp";

    /** What RFC 6750, section 2.1, lets follow the word Bearer. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(\\.\\d{1,3})?");

    /**
     * Reads {@code ALECS_WS_URL}, {@code ALECS_TOKEN} or else the file that {@code ALECS_TOKEN_FILE} names, and, if
     * present, {@code ALECS_RECONNECT_MAX_SECONDS} and {@code ALECS_RESEND_GRACE_SECONDS}; blank is missing.
     *
     * @throws BridgeSettingsException if one is missing or cannot be used
     */
    public static BridgeSettings fromEnvironment(Map<String, String> environment) {
        Patience patience = Patience.USUAL
                .withOutage(seconds(environment, "ALECS_RECONNECT_MAX_SECONDS", Patience.USUAL.outage()))
                .withResendGrace(seconds(environment, "ALECS_RESEND_GRACE_SECONDS", Patience.USUAL.resendGrace()));
        return new BridgeSettings(urlOf(environment), tokenOf(environment), patience);
    }

    /** The address as it may be shown: a query could carry a token. */
    String shownUrl() {
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }

    @Override
    public String toString() {
        return "BridgeSettings[url=" + shownUrl() + ", token=***, patience=" + patience + "]";
    }

    private static URI urlOf(Map<String, String> environment) {
        String value = setting(environment, "ALECS_WS_URL")
                .orElseThrow(() -> new BridgeSettingsException(
                        "ALECS_WS_URL is not set: give the server's WebSocket address, " + EXAMPLE + "."));
        try {
            return checked(new URI(value));
        } catch (URISyntaxException e) {
            throw new BridgeSettingsException("ALECS_WS_URL is not an address: expected one " + EXAMPLE + ".");
        }
    }

    private static URI checked(URI url) {
        if (!"ws".equalsIgnoreCase(url.getScheme()) && !"wss".equalsIgnoreCase(url.getScheme())) {
            throw new BridgeSettingsException("ALECS_WS_URL must begin with ws:// or wss://, " + EXAMPLE + ".");
        }
        if (url.getHost() == null) {
            throw new BridgeSettingsException("ALECS_WS_URL names no host: expected an address " + EXAMPLE + ".");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new BridgeSettingsException(
                    "ALECS_WS_URL may have neither a user name nor a fragment: the token belongs in ALECS_TOKEN.");
        }
        return url;
    }

    private static String tokenOf(Map<String, String> environment) {
        Optional<String> token = setting(environment, "ALECS_TOKEN");
        if (token.isPresent()) {
            return checkedToken(token.get(), "ALECS_TOKEN");
        }
        String file = setting(environment, "ALECS_TOKEN_FILE")
                .orElseThrow(() -> new BridgeSettingsException("ALECS_TOKEN is not set: give it the token that"
                        + " \"alecs token issue\" printed, or name a file with it in ALECS_TOKEN_FILE."));
        return checkedToken(contentOf(file), "The file named by ALECS_TOKEN_FILE");
    }

    private static String contentOf(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw new BridgeSettingsException("ALECS_TOKEN_FILE names " + file + ", which cannot be read ("
                    + e.getClass().getSimpleName() + "): expected a text file with the token in it.");
        }
    }

    private static String checkedToken(String token, String source) {
        if (!TOKEN.matcher(token).matches()) {
            throw new BridgeSettingsException(source
                    + " does not hold a token: expected just what \"alecs token issue\" printed, without quotes, spaces"
                    + " or the word Bearer.");
        }
        return token;
    }

    private static Duration seconds(Map<String, String> environment, String name, Duration usual) {
        return setting(environment, name)
                .map(value -> {
                    if (!SECONDS.matcher(value).matches()) {
                        throw new BridgeSettingsException(
                                name + " must be a number of seconds from 0 to 99999, for example " + usual.toSeconds()
                                        + ".");
                    }
                    return Duration.parse("PT" + value + "S");
                })
                .orElse(usual);
    }

    private static Optional<String> setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
