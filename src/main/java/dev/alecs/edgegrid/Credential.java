package dev.alecs.edgegrid;

import org.jspecify.annotations.Nullable;

/**
 * One API client of Akamai's, complete and checked.
 *
 * @param section the name it is asked for by
 * @param origin where it was read, for messages: {@code section papi of /home/me/.edgerc}
 * @param host the API host, without scheme
 * @param clientToken who signs
 * @param clientSecret what signs; used as text, never decoded
 * @param accessToken what the signer may do
 * @param maxBody how many bytes of a POST body the signature covers
 * @param accountSwitchKey the account to act on when a request names none, or null
 */
public record Credential(
        String section,
        String origin,
        String host,
        String clientToken,
        String clientSecret,
        String accessToken,
        int maxBody,
        @Nullable String accountSwitchKey) {

    /** How much of a body is signed unless the section says otherwise. */
    public static final int DEFAULT_MAX_BODY = 131_072;

    @Override
    public String toString() {
        return "Credential[section=" + section + ", origin=" + origin + ", host=" + host
                + ", clientToken=***, clientSecret=***, accessToken=***, maxBody=" + maxBody + ", accountSwitchKey="
                + accountSwitchKey + "]";
    }
}
