package dev.alecs.edgegrid;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a request to Akamai. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares answers.
public sealed interface ApiResponse {

    /**
     * Akamai did it, or points elsewhere: a 2xx or 3xx. Redirects are answers, never followed.
     *
     * @param status the HTTP status
     * @param headers the headers by lower-case name, several of one name joined by {@code ", "}
     * @param body the body, empty for none
     */
    record Answered(int status, Map<String, String> headers, byte[] body) implements ApiResponse {

        public Optional<String> header(String lowerCaseName) {
            return Optional.ofNullable(headers.get(lowerCaseName));
        }
    }

    /**
     * Akamai refused: a 4xx or 5xx, after whatever retries were allowed.
     *
     * @param status the HTTP status; 429 also where Akamai's firewall throttles under the status of a bad request
     * @param title Akamai's title, or the status' own name when it gave none
     * @param detail Akamai's detail, or empty
     * @param errors the single errors, each as one readable line
     * @param requestId Akamai's id of the request, for its support
     * @param retryAfter how long Akamai asks to wait
     * @param body the body as it came, for callers that need more than the lines above
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
     */
    record Refused(
            int status,
            String title,
            String detail,
            List<String> errors,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            byte[] body)
            implements ApiResponse {}

    /**
     * No answer came: connection refused, timed out, or broken off.
     *
     * @param what one sentence for the operator, without secrets
     * @param mayHaveHappened whether the request may have reached Akamai and taken effect
     */
    record Unanswered(String what, boolean mayHaveHappened) implements ApiResponse {}

    /**
     * It was not sent: no usable credentials.
     *
     * @param what one sentence that names the file, section or variable and what to do
     */
    record NotConfigured(String what) implements ApiResponse {}
}
