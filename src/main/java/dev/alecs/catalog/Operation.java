package dev.alecs.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of an Akamai API: the tool it appears as, and the request it is.
 *
 * @param api Akamai's short name of the API, for example that of Property Manager, "papi"
 * @param operationId Akamai's own id, unique inside the API
 * @param tool the face it shows as a tool
 * @param method the HTTP method
 * @param path the path with its parameters in braces, for example {@code /papi/v1/properties/{propertyId}}
 * @param parameters what the caller gives, in the order of the catalogue
 * @param headers what is always sent the same, for example {@code PAPI-Use-Prefixes: true}
 * @param body the body it takes, or null
 * @param vendorType a versioned media type that replaces the plain one when the caller gives the argument in its braces,
 *     for example {@code application/vnd.akamai.papirules.{ruleFormat}+json}, or null
 * @param mediaChoice an argument that decides its media types, or null
 * @param answers its successful answers by ascending status
 * @param etagQuery what of its query the GET of the same path takes, with which the current ETag can be read; null where
 *     no ETag is wanted or none can be read
 * @see <a href="https://techdocs.akamai.com/home/page/products-tools-a-z">Akamai's API reference</a>
 */
public record Operation(
        String api,
        String operationId,
        ToolDefinition tool,
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, String> headers,
        @Nullable RequestBody body,
        @Nullable String vendorType,
        @Nullable MediaChoice mediaChoice,
        List<Answer> answers,
        @Nullable List<String> etagQuery) {

    public Operation {
        parameters = List.copyOf(parameters);
        headers = Map.copyOf(headers);
        answers = List.copyOf(answers);
        etagQuery = etagQuery == null ? null : List.copyOf(etagQuery);
    }
}
