package dev.alecs.transport.bridge;

import static dev.alecs.transport.bridge.Rpc.request;
import static dev.alecs.transport.bridge.Rpc.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    private Path directory;

    private SSLContext usual;

    /** Each test starts both, with the certificate it needs. */
    @SuppressWarnings("NullAway.Init")
    private ScriptedServer server;

    @SuppressWarnings("NullAway.Init")
    private RunningBridge bridge;

    @BeforeEach
    void rememberWhomToTrust() throws Exception {
        usual = SSLContext.getDefault();
    }

    @AfterEach
    void stop() throws Exception {
        SSLContext.setDefault(usual);
        bridge.close();
        server.close();
    }

    @Test
    void largeMessagesPassBothWaysThroughTls() throws Exception {
        start(TestCertificate.forHost("localhost", directory).trusted());
        String large = "x".repeat(2_000_000);

        bridge.write(request(1, "tools/call", large));

        ServerEnd connection = server.connection();
        assertThat(connection.next()).isEqualTo(request(1, "tools/call", large));
        connection.send(result(1, large));
        assertThat(bridge.next()).isEqualTo(result(1, large));
        bridge.endInput();
        assertThat(bridge.exitCode()).isZero();
        assertThat(connection.closeCode()).isEqualTo(1000);
    }

    @Test
    void aCertificateOfAPrivateAuthorityIsNamedWithTheSettingToTrustIt() throws Exception {
        start(TestCertificate.forHost("localhost", directory));

        assertThat(bridge.diagnosticsWith("authority"))
                .contains("keytool -importcert", "-Djavax.net.ssl.trustStore=", "JAVA_TOOL_OPTIONS");
    }

    @Test
    void aCertificateOfAnotherHostIsNamed() throws Exception {
        start(TestCertificate.forHost("alecs.example.com", directory).trusted());

        assertThat(bridge.diagnosticsWith("certificate")).contains("is not for this host", "localhost");
    }

    @Test
    void aCertificateThatHasExpiredIsNamed() throws Exception {
        start(TestCertificate.forHost("localhost", directory, "-startdate", "-3d", "-validity", "1")
                .trusted());

        assertThat(bridge.diagnosticsWith("certificate")).contains("is not valid at this time");
    }

    private void start(TestCertificate certificate) throws Exception {
        server = ScriptedServer.over(certificate.listen(), "wss");
        bridge = RunningBridge.to(server.url());
    }
}
