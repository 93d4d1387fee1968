package dev.alecs.edgegrid;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can set about calling Akamai.
 *
 * @param edgerc the credentials file; absolute
 * @param section the section of a request that names none
 * @param accountSwitchKey the account of a request whose section has none either, or null
 * @param akamaiUrl where to send requests instead of to the credential's own host, or null; without a slash at its end
 * @param connectTimeout how long opening a connection may take
 * @param responseTimeout how long Akamai may be silent, before and in the middle of its answer
 * @param connections how many connections to one host may be open at once; further calls wait
 * @param maxAnswerBytes how large an answer may be, unpacked
 * @param attempts how often a request is sent at most, 1 for never again
 * @param longestWait how long Akamai may ask to wait and still be waited for
 */
public record EdgeGridSettings(
        Path edgerc,
        String section,
        @Nullable String accountSwitchKey,
        @Nullable URI akamaiUrl,
        Duration connectTimeout,
        Duration responseTimeout,
        int connections,
        int maxAnswerBytes,
        int attempts,
        Duration longestWait) {}
