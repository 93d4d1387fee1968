package dev.alecs.edgegrid;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to Akamai, its bytes already final but for the account switch key and the signature.
 *
 * @param method the HTTP method in capitals
 * @param path the raw path, percent-encoded, starting with a slash
 * @param query the raw query, percent-encoded, without the question mark; empty for none
 * @param headers further headers, among them {@code Accept} and {@code Content-Type}
 * @param body the body, or null for none; never changed by whoever receives it
 * @param section the {@code .edgerc} section to sign with, or null for the configured default
 * @param accountSwitchKey the account to act on, null for the section's own or configured one, or {@code ""} for none:
 *     the few APIs that do not know the parameter
 * @param repeatable whether sending it twice changes no more than sending it once, so that it may be retried
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares requests.
public record ApiRequest(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable String section,
        @Nullable String accountSwitchKey,
        boolean repeatable) {

    // Written out because javac drops the @Nullable of an array from the class file of a compact constructor.
    public ApiRequest(
            String method,
            String path,
            String query,
            Map<String, String> headers,
            byte @Nullable [] body,
            @Nullable String section,
            @Nullable String accountSwitchKey,
            boolean repeatable) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.section = section;
        this.accountSwitchKey = accountSwitchKey;
        this.repeatable = repeatable;
    }
}
