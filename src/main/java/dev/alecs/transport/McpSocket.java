package dev.alecs.transport;

import dev.alecs.access.Authentication;
import dev.alecs.access.Caller;
import dev.alecs.protocol.McpServer;
import dev.alecs.protocol.McpSession;
import dev.alecs.protocol.ViewRequest;
import dev.alecs.transport.BearerCredential.Handshake;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * MCP over WebSocket: one text frame is one message, one connection is one session.
 *
 * <p>Handshakes reach it only through the {@link EndpointGate}. Frames of one connection come one after the other, and the
 * next waits until an immediate answer is written, so a client that does not read cannot make us buffer its lists.
 */
@WebSocket(path = McpSocket.PATH)
public class McpSocket {

    static final String PATH = "/mcp";
    static final TypedKey<McpSession> SESSION = new TypedKey<>("session");
    static final TypedKey<Caller> CALLER = new TypedKey<>("caller");

    private static final Logger LOG = Logger.getLogger(McpSocket.class);

    private final McpServer server;
    private final EdgeAuthenticator authenticator;
    private final Heartbeat heartbeat;
    private final int maxMessageSize;

    McpSocket(
            McpServer server,
            EdgeAuthenticator authenticator,
            Heartbeat heartbeat,
            @ConfigProperty(name = "quarkus.websockets-next.server.max-message-size") int maxMessageSize) {
        this.server = server;
        this.authenticator = authenticator;
        this.heartbeat = heartbeat;
        this.maxMessageSize = maxMessageSize;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection) {
        heartbeat.alive(connection);
        switch (authenticator.authenticate(handshake(connection.handshakeRequest()))) {
            case Authentication.Accepted(var caller) -> {
                connection.userData().put(CALLER, caller);
                connection.userData().put(SESSION, server.open(caller, view(connection), new SocketLine(connection)));
            }
            // Between the gate and here the token was revoked or ran out.
            case Authentication.Rejected rejected ->
                connection.closeAndAwait(SocketLine.notWelcome(rejected.message()));
            case Authentication.Unavailable(var message) -> connection.closeAndAwait(SocketLine.tryAgainLater(message));
        }
    }

    @OnTextMessage
    Uni<Void> receive(String frame, WebSocketConnection connection) {
        heartbeat.alive(connection);
        return Optional.ofNullable(connection.userData().get(SESSION))
                .flatMap(session -> session.receive(frame))
                .map(connection::sendText)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    @OnPongMessage
    Uni<Void> pong(Buffer payload, WebSocketConnection connection) {
        heartbeat.alive(connection);
        return Uni.createFrom().voidItem();
    }

    @OnClose
    Uni<Void> close(WebSocketConnection connection, CloseReason reason) {
        LOG.debugf("Connection %s closed: %d", connection.id(), reason.getCode());
        Optional.ofNullable(connection.userData().get(SESSION)).ifPresent(McpSession::close);
        return Uni.createFrom().voidItem();
    }

    @OnError
    Uni<Void> broken(WebSocketConnection connection, Throwable fault) {
        LOG.debugf(fault, "Connection %s broke", connection.id());
        if (fault instanceof HttpClosedException || fault instanceof CorruptedWebSocketFrameException) {
            // The client went away without saying so, or does not speak WebSocket: the line is gone already.
            return Uni.createFrom().voidItem();
        }
        if (isTooLarge(fault)) {
            return connection.close(new CloseReason(1009, "A message may have " + maxMessageSize + " bytes at most"));
        }
        LOG.errorf(fault, "Connection %s broke", connection.id());
        return connection.close(new CloseReason(1011, "ALECS broke; its log has the details"));
    }

    // Vert.x has no type of its own for it, and leaves the connection open.
    private static boolean isTooLarge(Throwable fault) {
        return fault instanceof IllegalStateException
                && String.valueOf(fault.getMessage()).contains("max message size");
    }

    private static ViewRequest view(WebSocketConnection connection) {
        var request = connection.handshakeRequest();
        return RequestedView.in(request::header, request.query());
    }

    private static Handshake handshake(HandshakeRequest request) {
        return new Handshake(
                Optional.ofNullable(request.header("Authorization")),
                Optional.ofNullable(request.header("Sec-WebSocket-Protocol")),
                RawQuery.first(request.query(), "token"));
    }
}
