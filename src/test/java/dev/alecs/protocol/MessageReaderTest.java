package dev.alecs.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alecs.protocol.Message.Malformed;
import dev.alecs.protocol.Message.Notification;
import dev.alecs.protocol.Message.Request;
import dev.alecs.protocol.Message.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    @Test
    void aRequestKeepsItsIdAsItCame() {
        assertThat(read("{'jsonrpc':'2.0','id':'7','method':'ping'}"))
                .isInstanceOfSatisfying(Request.class, request -> {
                    assertThat(request.id().isTextual()).isTrue();
                    assertThat(request.params()).isEmpty();
                });
        assertThat(read("{'jsonrpc':'2.0','id':7,'method':'ping'}"))
                .isInstanceOfSatisfying(
                        Request.class,
                        request -> assertThat(request.id().isInt()).isTrue());
    }

    @Test
    void withoutAnIdItIsANotification() {
        assertThat(read("{'jsonrpc':'2.0','method':'notifications/initialized'}"))
                .isInstanceOf(Notification.class);
    }

    @Test
    void withAResultItIsAResponse() {
        assertThat(read("{'jsonrpc':'2.0','id':1,'result':{}}")).isInstanceOf(Response.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{'a':1}}", "nope", "{'jsonrpc':'2.0','id':1,'id':2,'method':'ping'}"})
    void whatIsNotJsonIsAParseErrorWithoutAnId(String frame) {
        assertThat(read(frame)).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.id()).isNull();
            assertThat(malformed.error().code()).isEqualTo(RpcError.PARSE_ERROR);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                  | Batches",
                "7                                                   | object",
                "null                                                | object",
                "{'jsonrpc':'2.0','id':null,'method':'ping'}         | \"id\"",
                "{'jsonrpc':'2.0','id':1.5,'method':'ping'}          | \"id\"",
                "{'jsonrpc':'2.0','id':{},'method':'ping'}           | \"id\"",
                "{'jsonrpc':'1.0','id':1,'method':'ping'}            | \"jsonrpc\"",
                "{'id':1,'method':'ping'}                            | \"jsonrpc\"",
                "{'jsonrpc':'2.0','id':1}                            | \"method\"",
                "{'jsonrpc':'2.0','id':1,'method':7}                 | \"method\"",
                "{'jsonrpc':'2.0','id':1,'method':'x','params':[1]}  | \"params\"",
                "{'jsonrpc':'2.0','id':1,'method':'x','params':null} | \"params\""
            })
    void whatIsNoRequestSaysWhatWasExpected(String frame, String expected) {
        assertThat(read(frame)).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.error().code()).isEqualTo(RpcError.INVALID_REQUEST);
            assertThat(malformed.error().message()).contains(expected);
        });
    }

    @Test
    void anErrorNeverQuotesWhatCame() {
        assertThat(read("{'token': alecs_secret"))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.error().message()).doesNotContain("secret"));
    }

    private static Message read(String frame) {
        return MessageReader.read(frame.replace('\'', '"'));
    }
}
