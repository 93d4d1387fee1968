package dev.alecs.edgegrid;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads the settings of this room when the server starts, and makes its beans from them. */
@Singleton
final class EdgeGridBeans {

    private static final int LARGEST_ANSWER = 1 << 30;

    @Produces
    @Singleton
    @Startup
    EdgeGridSettings settings(
            @ConfigProperty(name = "alecs.edgerc") Optional<String> edgerc,
            @ConfigProperty(name = "alecs.section") Optional<String> section,
            @ConfigProperty(name = "alecs.account-switch-key") Optional<String> accountSwitchKey,
            @ConfigProperty(name = "alecs.akamai-url") Optional<String> akamaiUrl,
            @ConfigProperty(name = "alecs.akamai.connect-timeout", defaultValue = "10s") Duration connectTimeout,
            @ConfigProperty(name = "alecs.akamai.response-timeout", defaultValue = "60s") Duration responseTimeout,
            @ConfigProperty(name = "alecs.akamai.connections", defaultValue = "50") int connections,
            @ConfigProperty(name = "alecs.akamai.max-answer-size", defaultValue = "32M") MemorySize maxAnswerSize,
            @ConfigProperty(name = "alecs.akamai.attempts", defaultValue = "3") int attempts,
            @ConfigProperty(name = "alecs.akamai.longest-wait", defaultValue = "30s") Duration longestWait) {
        return new EdgeGridSettings(
                path(edgerc.orElse("~/.edgerc"), System.getProperty("user.home")),
                section.orElse("default"),
                accountSwitchKey.orElse(null),
                akamaiUrl.map(EdgeGridBeans::url).orElse(null),
                positive("alecs.akamai.connect-timeout", connectTimeout),
                positive("alecs.akamai.response-timeout", responseTimeout),
                between("alecs.akamai.connections", connections, 1, 10_000),
                between("alecs.akamai.max-answer-size", maxAnswerSize.asLongValue(), 1024, LARGEST_ANSWER),
                between("alecs.akamai.attempts", attempts, 1, 10),
                longestWait);
    }

    @Produces
    @Singleton
    Credentials credentials(EdgeGridSettings settings) {
        return new Credentials(settings.edgerc(), settings.section(), System.getenv());
    }

    @Produces
    @Singleton
    AkamaiClient client(EdgeGridSettings settings, Credentials credentials, Clock clock) {
        return new AkamaiClient(settings, credentials, clock);
    }

    void close(@Disposes AkamaiClient client) {
        client.close();
    }

    /** Shells expand the tilde; environment files and container set-ups do not. */
    static Path path(String written, String home) {
        boolean atHome = written.equals("~") || written.startsWith("~/");
        return Path.of(atHome ? home + written.substring(1) : written)
                .toAbsolutePath()
                .normalize();
    }

    static URI url(String written) {
        @Nullable URI url = parsed(written.replaceFirst("/+$", ""));
        boolean fits = url != null
                && url.getHost() != null
                && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
        if (url == null || !fits) {
            throw unfit("alecs.akamai-url", "http:// or https://, a host, and a port or path if need be");
        }
        return url;
    }

    private static @Nullable URI parsed(String written) {
        try {
            return URI.create(written);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static Duration positive(String key, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofHours(1)) > 0) {
            throw unfit(key, "a time above 0 and up to one hour, for example 10s");
        }
        return value;
    }

    static int between(String key, long value, int least, int most) {
        if (value < least || value > most) {
            throw unfit(key, "a number from " + least + " to " + most);
        }
        return (int) value;
    }

    private static IllegalArgumentException unfit(String key, String expected) {
        return new IllegalArgumentException(key + ": expected " + expected);
    }
}
