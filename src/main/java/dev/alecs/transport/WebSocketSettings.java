package dev.alecs.transport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the WebSocket endpoint behaves; each key is also an environment variable, such as {@code ALECS_WS_PATH}. */
@ConfigMapping(prefix = "alecs.ws")
interface WebSocketSettings {

    /** The TCP port. 0 takes any free one. */
    @WithDefault("8082")
    int port();

    /** The address to listen on. */
    @WithDefault("0.0.0.0")
    String host();

    /** The path of the endpoint. */
    @WithDefault("/mcp")
    String path();

    /** How often each connection is pinged. */
    @WithDefault("20s")
    Duration pingInterval();

    /** How long after a ping a connection may stay silent before it is taken for lost. */
    @WithDefault("20s")
    Duration pingTimeout();

    /** How long running calls may take to finish when the server stops. */
    @WithDefault("10s")
    Duration closeTimeout();
}
