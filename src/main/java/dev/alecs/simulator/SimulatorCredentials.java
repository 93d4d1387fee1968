package dev.alecs.simulator;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The one API client that a simulator knows.
 *
 * @param clientToken the {@code client_token} of its {@code .edgerc} section
 * @param clientSecret its {@code client_secret}
 * @param accessToken its {@code access_token}
 * @param host the host it signs for, whatever address the simulator listens on
 */
public record SimulatorCredentials(String clientToken, String clientSecret, String accessToken, String host) {

    /** Fresh credentials, in the shape of Akamai's own, that open nothing but this simulator. */
    public static SimulatorCredentials random(String host) {
        return new SimulatorCredentials(
                "akab-simulated-" + hex(16), "simulated-" + hex(24), "akab-simulated-" + hex(16), host);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "SimulatorCredentials[clientToken=***, clientSecret=***, accessToken=***, host=" + host + "]";
    }
}
