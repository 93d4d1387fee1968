package dev.alecs.transport;

import dev.alecs.access.Authentication;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps connections alive through proxies by pinging them, closes those that fell silent or whose token is no longer good,
 * and takes leave at shutdown.
 */
@Singleton
final class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final TypedKey<Long> LAST_SIGN_OF_LIFE = new TypedKey<>("last-sign-of-life");
    private static final Buffer EMPTY = Buffer.buffer();

    private final Vertx vertx;
    private final OpenConnections connections;
    private final WebSocketSettings settings;
    private final EdgeAuthenticator authenticator;

    Heartbeat(Vertx vertx, OpenConnections connections, WebSocketSettings settings, EdgeAuthenticator authenticator) {
        if (settings.pingInterval().toMillis() < 1) {
            throw new IllegalArgumentException(
                    "alecs.ws.ping-interval must be a time above 0, for example 20s, not " + settings.pingInterval());
        }
        this.vertx = vertx;
        this.connections = connections;
        this.settings = settings;
        this.authenticator = authenticator;
    }

    void begin(@Observes StartupEvent event) {
        vertx.setPeriodic(
                settings.pingInterval().toMillis(),
                _ -> Thread.startVirtualThread(() -> connections.forEach(this::beat)));
    }

    /**
     * Running calls get the time to answer; then everyone is told that it was us.
     *
     * <p>Not at the usual ShutdownEvent: by then Quarkus has closed the port, and every connection with it.
     */
    void end(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        long deadline = System.nanoTime() + settings.closeTimeout().toNanos();
        for (var connection : connections) {
            var session = Optional.ofNullable(connection.userData().get(McpSocket.SESSION));
            if (session.isPresent()) {
                session.get().drain(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 0)));
            }
            close(connection, new CloseReason(1001, "The server is stopping: reconnect in a moment"));
        }
    }

    void alive(WebSocketConnection connection) {
        connection.userData().put(LAST_SIGN_OF_LIFE, System.nanoTime());
    }

    private void beat(WebSocketConnection connection) {
        if (silence(connection)
                > settings.pingInterval().plus(settings.pingTimeout()).toNanos()) {
            LOG.infof("Connection %s fell silent", connection.id());
            close(connection, new CloseReason(SocketLine.KEEPALIVE_LOST, "No answer to pings"));
        } else if (authentication(connection) instanceof Authentication.Rejected rejected) {
            // A call would have been refused at once; this is for who only listens.
            close(connection, SocketLine.notWelcome(rejected.message()));
        } else {
            connection.sendPing(EMPTY).subscribe().with(_ -> {}, fault -> LOG.debug("Ping failed", fault));
        }
    }

    private @Nullable Authentication authentication(WebSocketConnection connection) {
        var caller = connection.userData().get(McpSocket.CALLER);
        return caller == null ? null : authenticator.recheck(caller);
    }

    private static long silence(WebSocketConnection connection) {
        var last = connection.userData().get(LAST_SIGN_OF_LIFE);
        return last == null ? 0 : System.nanoTime() - last;
    }

    private static void close(WebSocketConnection connection, CloseReason reason) {
        connection.close(reason).subscribe().with(_ -> {}, fault -> LOG.debug("Closing failed", fault));
    }
}
