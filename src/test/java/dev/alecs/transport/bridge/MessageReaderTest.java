package dev.alecs.transport.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    @Test
    void aMethodWithAnIdIsARequest() {
        String text = "{\"params\":{\"id\":2,\"method\":\"x\"},\"id\":\"a\",\"method\":\"tools/call\"}";

        Message message = MessageReader.read(text);

        assertThat(message).isEqualTo(new Message.Request(text, RequestId.of("a"), "tools/call"));
        assertThat(((Message.Request) message).mayChangeSomething()).isTrue();
    }

    @Test
    void aMethodWithoutAnIdIsANotification() {
        String text = "{\"method\":\"notifications/progress\",\"params\":{\"requestId\":1}}";

        assertThat(MessageReader.read(text)).isEqualTo(new Message.Notification(text, "notifications/progress", null));
    }

    @Test
    void aCancellationNamesItsRequest() {
        String text =
                "{\"method\":\"notifications/cancelled\",\"params\":{\"reason\":{\"requestId\":2},\"requestId\":1}}";

        assertThat(MessageReader.read(text))
                .isEqualTo(new Message.Notification(text, "notifications/cancelled", new RequestId("1")));
    }

    @Test
    void aResultOrAnErrorIsAResponse() {
        assertThat(MessageReader.read("{\"id\":1,\"result\":null}"))
                .isEqualTo(new Message.Response("{\"id\":1,\"result\":null}", new RequestId("1"), false));
        assertThat(MessageReader.read("{\"id\":1,\"error\":{}}"))
                .isEqualTo(new Message.Response("{\"id\":1,\"error\":{}}", new RequestId("1"), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":1}",
                "{\"id\":null,\"method\":\"a\"}",
                "{\"id\":{},\"method\":\"a\"}",
                "{\"method\":1}"
            })
    void anyOtherObjectIsPassedOnAsItIs(String text) {
        assertThat(MessageReader.read(text)).isEqualTo(new Message.Other(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"id\":1}]", "1", "-2.5e3", "\"a\"", "true", "null"})
    void jsonThatIsNoObjectIsToldFromWhatIsNoJson(String text) {
        assertThat(MessageReader.read(text)).isEqualTo(new Message.NotAnObject());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[", "{\"a\"}", "{\"a\":1,}", "{}{}", "1 2", "tru", "\"a", "{'a':1}", "{\"a\":\"\n\"}"})
    void whatIsNoJsonIsRecognised(String text) {
        assertThat(MessageReader.read(text)).isEqualTo(new Message.NotJson());
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "100, 1e2", "0, -0", "12345678901234567890, 12345678901234567890.0"})
    void twoSpellingsOfANumberAreOneId(String one, String other) {
        assertThat(idOf(one)).isEqualTo(idOf(other));
    }

    @Test
    void aStringIsNotTheNumberItSpells() {
        assertThat(idOf("\"1\"")).isNotEqualTo(idOf("1"));
        assertThat(idOf("\"\\u0061\\n\"")).isEqualTo(RequestId.of("a\n"));
    }

    private static RequestId idOf(String id) {
        return ((Message.Request) MessageReader.read("{\"method\":\"a\",\"id\":" + id + "}")).id();
    }
}
