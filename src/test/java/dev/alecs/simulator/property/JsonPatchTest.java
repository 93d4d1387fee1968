package dev.alecs.simulator.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.alecs.simulator.http.Json;
import dev.alecs.simulator.http.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}           | {"op":"add","path":"/b","value":2}              | {"a":1,"b":2}
            {"a":1}           | {"op":"add","path":"/a","value":null}           | {"a":null}
            {"a":[1,3]}       | {"op":"add","path":"/a/1","value":2}            | {"a":[1,2,3]}
            {"a":[1]}         | {"op":"add","path":"/a/-","value":2}            | {"a":[1,2]}
            {"a":[1]}         | {"op":"add","path":"/a/1","value":2}            | {"a":[1,2]}
            {"a":1}           | {"op":"add","path":"","value":[7]}              | [7]
            {"a":1,"b":2}     | {"op":"remove","path":"/a"}                     | {"b":2}
            {"a":[1,2]}       | {"op":"remove","path":"/a/0"}                   | {"a":[2]}
            {"a":{"b":1}}     | {"op":"replace","path":"/a/b","value":{"c":2}}  | {"a":{"b":{"c":2}}}
            {"a":[1,2]}       | {"op":"replace","path":"/a/1","value":3}        | {"a":[1,3]}
            {"a":{"b":1}}     | {"op":"move","from":"/a/b","path":"/c"}         | {"a":{},"c":1}
            {"a":[1,2,3]}     | {"op":"move","from":"/a/0","path":"/a/2"}       | {"a":[2,3,1]}
            {"a":[1]}         | {"op":"copy","from":"/a/0","path":"/a/0"}       | {"a":[1,1]}
            {"a":1}           | {"op":"test","path":"/a","value":1.0}           | {"a":1}
            {"a":[{"b":1}]}   | {"op":"test","path":"/a","value":[{"b":1.0}]}   | {"a":[{"b":1}]}
            {"x/y":1,"m~n":2} | {"op":"remove","path":"/x~1y"}                  | {"m~n":2}
            {"x/y":1,"m~n":2} | {"op":"replace","path":"/m~0n","value":3}       | {"x/y":1,"m~n":3}
            """)
    void everyOperationDoesWhatTheStandardSays(String document, String operation, String expected) throws Exception {
        assertThat(patched(document, "[" + operation + "]")).isEqualTo(Json.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"add\",\"path\":\"/b/c\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/list/3\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/list/01\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/a\"}",
                "{\"op\":\"remove\",\"path\":\"/b\"}",
                "{\"op\":\"remove\",\"path\":\"/list/-\"}",
                "{\"op\":\"replace\",\"path\":\"/b\",\"value\":1}",
                "{\"op\":\"move\",\"from\":\"/list\",\"path\":\"/list/0\"}",
                "{\"op\":\"move\",\"path\":\"/a\"}",
                "{\"op\":\"copy\",\"from\":\"/b\",\"path\":\"/c\"}",
                "{\"op\":\"test\",\"path\":\"/a\",\"value\":2}",
                "{\"op\":\"test\",\"path\":\"/a\",\"value\":\"1\"}",
                "{\"op\":\"replace\",\"path\":\"a\",\"value\":2}",
                "{\"op\":\"rename\",\"path\":\"/a\"}",
                "{\"path\":\"/a\"}",
                "{\"op\":\"remove\"}",
                "7"
            })
    void whatPointsNowhereOrIsMalformedIsRefused(String operation) {
        assertThatThrownBy(() -> patched("{\"a\":1,\"list\":[1,2]}", "[" + operation + "]"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theDocumentItselfIsLeftAlone() throws Exception {
        JsonNode document = Json.parse("{\"a\":{\"b\":1}}");

        JsonNode patched = JsonPatch.apply(document, Json.parse("[{\"op\":\"remove\",\"path\":\"/a/b\"}]"));

        assertThat(document).isEqualTo(Json.parse("{\"a\":{\"b\":1}}"));
        assertThat(patched).isEqualTo(Json.parse("{\"a\":{}}"));
    }

    @Test
    void aPatchIsAnArray() {
        assertThatThrownBy(() -> patched("{}", "{}")).isInstanceOf(Refusal.class);
    }

    private static JsonNode patched(String document, String patch) throws JsonProcessingException {
        return JsonPatch.apply(Json.parse(document), Json.parse(patch));
    }
}
