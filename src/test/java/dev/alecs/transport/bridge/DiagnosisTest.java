package dev.alecs.transport.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {

    private final Diagnosis diagnosis = new Diagnosis(
            new BridgeSettings(URI.create("wss://alecs.example.com/mcp?token=hidden"), "secret", Patience.USUAL),
            Optional::empty);

    @Test
    void aCertificateThatHasExpiredIsNamed() {
        assertThat(afterFailure(tls(new CertificateException("validity", new CertificateExpiredException("NotAfter")))))
                .contains("alecs.example.com is not valid at this time", "renewed", "clock");
    }

    @Test
    void aCertificateOfAnotherHostIsNamed() {
        assertThat(afterFailure(tls(new CertificateException("No subject alternative DNS name matching alecs found."))))
                .contains(
                        "is not for this host (No subject alternative DNS name matching alecs found)", "ALECS_WS_URL");
    }

    @Test
    void aHostThatCannotBeReachedIsNamed() {
        assertThat(afterFailure(caused(new ConnectException(), new NoRouteToHostException())))
                .contains("no way to the host alecs.example.com", "VPN");
    }

    @Test
    void anUnknownHostIsToldFromARefusedConnection() {
        assertThat(afterFailure(caused(new ConnectException(), new UnresolvedAddressException())))
                .contains("The host alecs.example.com is unknown");
        assertThat(afterFailure(new ConnectException())).contains("connection refused");
    }

    @Test
    void aTimeoutIsNamedWithItsLength() {
        assertThat(afterFailure(new HttpConnectTimeoutException("HTTP connect timed out")))
                .contains("within 10 s");
    }

    @Test
    void anythingElseIsQuoted() {
        assertThat(afterFailure(new IOException("Connection reset")))
                .contains("could not be opened (Connection reset)");
    }

    @ParameterizedTest
    @CsvSource({"403, keeps you out", "407, HTTP proxy asks for a login", "429, less often", "503, down or overloaded"})
    void whatAProxyAnswersIsToldWithWhatToDo(int status, String advice) {
        Refusal refusal = diagnosis.ofHandshake(new PlainAnswer(status, "", ""), new IOException());

        assertThat(refusal.last()).isFalse();
        assertThat(refusal.sentence()).contains(String.valueOf(status), advice);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"message\":\" Expired. \"}', Expired.",
        "'{\"error\":{\"message\":\"inner\"},\"message\":\"outer\"}', outer",
        "'{\"message\":7}', ''",
        "'<html>', ''",
        "'', ''",
    })
    void theWordsOfARefusalAreItsMessage(String body, String message) {
        assertThat(new PlainAnswer(401, "", body).message().orElse("")).isEqualTo(message);
    }

    private String afterFailure(Throwable failure) {
        Refusal refusal = diagnosis.ofFailure(failure);

        assertThat(refusal.last()).isFalse();
        assertThat(refusal.sentence()).doesNotContain("hidden", "secret").endsWith(".");
        return refusal.sentence();
    }

    private static Throwable tls(CertificateException cause) {
        return caused(new SSLHandshakeException("handshake"), cause);
    }

    private static Throwable caused(Throwable failure, Throwable cause) {
        return failure.initCause(cause);
    }
}
