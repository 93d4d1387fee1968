package dev.alecs.simulator.learned;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.catalog.Answer;
import dev.alecs.catalog.Operation;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answers that an operation may give, and the one that a request asks for. */
final class Answers {

    private static final String ANYTHING = "*/*";
    private static final String JSON = "application/json";

    private final Operation operation;
    private final List<Sample> samples;
    private final @Nullable Pattern vendorType;

    /** An answer with its schema. */
    private record Sample(Answer answer, JsonNode schema) {

        private static Sample of(Operation operation, Answer answer) {
            String schema = answer.schema();
            try {
                return new Sample(answer, schema == null ? Json.object() : Json.parse(schema));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(
                        "The answer of " + operation.api() + " " + operation.operationId() + " has no readable schema",
                        e);
            }
        }

        private boolean isOf(String mediaType) {
            return mediaType.equals(answer.mediaType());
        }
    }

    /** @throws IllegalArgumentException when a schema is not JSON */
    Answers(Operation operation) {
        this.operation = operation;
        this.samples = operation.answers().stream()
                .map(answer -> Sample.of(operation, answer))
                .toList();
        String type = operation.vendorType();
        this.vendorType =
                type == null ? null : Pattern.compile(Pattern.quote(type).replaceAll("\\{[^}]*}", "\\\\E.+\\\\Q"));
    }

    /**
     * The answer to a request that is in order.
     *
     * @param known values to say again where their names recur
     */
    Reply to(Request request, Map<String, String> known) {
        if (samples.isEmpty()) {
            return Reply.empty(204);
        }
        Sample sample = asked(request);
        String mediaType = sample.answer().mediaType();
        int status = sample.answer().status();
        Reply reply = mediaType == null || request.method().equals("HEAD")
                ? Reply.empty(status)
                : withBody(sample, mediaType.equals(ANYTHING) ? JSON : mediaType, known, request);
        return withPointers(reply, request);
    }

    private Sample asked(Request request) {
        String accept = request.header("Accept").orElse(ANYTHING);
        if (samples.stream().allMatch(sample -> sample.answer().mediaType() == null)) {
            return samples.getFirst();
        }
        return Stream.of(accept.split(","))
                .map(range -> range.replaceFirst(";.*", "").strip())
                .flatMap(range -> find(range).stream())
                .findFirst()
                .orElseThrow(() -> Problem.notAcceptable(accept, mediaTypes()).refusal());
    }

    private Optional<Sample> find(String range) {
        if (range.equals(ANYTHING)) {
            return Optional.of(samples.getFirst());
        }
        return samples.stream()
                .filter(sample -> sample.isOf(range) || (sample.isOf(ANYTHING) && isJsonOrVendors(range)))
                .findFirst();
    }

    private boolean isJsonOrVendors(String range) {
        return range.equals(JSON)
                || (vendorType != null && vendorType.matcher(range).matches());
    }

    private List<String> mediaTypes() {
        return samples.stream()
                .map(sample -> sample.answer().mediaType())
                .filter(Objects::nonNull)
                .toList();
    }

    private Reply withBody(Sample sample, String mediaType, Map<String, String> known, Request request) {
        int status = sample.answer().status();
        if (sendsJsonLines()) {
            return Reply.text(status, MediaSample.JSON_LINES, mediaType);
        }
        if (mediaType.endsWith("/json") || mediaType.endsWith("+json")) {
            JsonNode schema = sample.schema().isEmpty() ? Json.object().put("type", "object") : sample.schema();
            return Reply.json(status, SchemaSample.of(schema, known, request.received()), mediaType);
        }
        return MediaSample.reply(status, mediaType, request);
    }

    /** The SIEM API says JSON and sends a JSON object on each line. */
    private boolean sendsJsonLines() {
        return operation.api().equals("siem");
    }

    private static Reply withPointers(Reply reply, Request request) {
        return switch (reply.status()) {
            case 201 -> reply.with("Location", request.path() + "/1");
            case 202 -> reply.with("Location", request.path() + "/1").with("Retry-After", "5");
            case 301, 302, 303, 307, 308 -> reply.with("Location", request.wireTarget());
            default -> reply;
        };
    }
}
