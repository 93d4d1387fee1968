package dev.alecs.transport;

import dev.alecs.access.Authentication;
import dev.alecs.access.Authentication.Rejected;
import dev.alecs.protocol.McpServer;
import dev.alecs.transport.BearerCredential.Handshake;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Stands before the MCP endpoint: no upgrade happens without a good token, and whoever is turned away learns why.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750, 3: the WWW-Authenticate header</a>
 */
@Singleton
final class EndpointGate {

    private static final Logger LOG = Logger.getLogger(EndpointGate.class);
    private static final int BEFORE_ALL_ROUTES = 1_000;
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");

    private final WebSocketSettings settings;
    private final EdgeAuthenticator authenticator;
    private final McpServer server;

    EndpointGate(WebSocketSettings settings, EdgeAuthenticator authenticator, McpServer server) {
        // Any other would match no request, and nobody would learn why.
        if (!PATH.matcher(settings.path()).matches()) {
            throw new IllegalArgumentException(
                    "alecs.ws.path must be a path such as /mcp, with a slash first, not " + settings.path());
        }
        this.settings = settings;
        this.authenticator = authenticator;
        this.server = server;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_ALL_ROUTES);
    }

    private void pass(RoutingContext context) {
        if (context.get(EndpointGate.class.getName()) != null) {
            context.next();
        } else if (settings.path().equals(context.request().path())) {
            check(context);
        } else if (McpSocket.PATH.equals(context.request().path())) {
            // The endpoint lives elsewhere by configuration.
            context.fail(404);
        } else {
            context.next();
        }
    }

    // Usually answered from memory, but it may have to read the token store: not on the event loop.
    private void check(RoutingContext context) {
        var handshake = handshake(context.request());
        context.request().pause();
        context.vertx()
                .executeBlocking(() -> authenticator.authenticate(handshake), false)
                .onSuccess(authentication -> {
                    context.request().resume();
                    decide(context, authentication);
                })
                .onFailure(context::fail);
    }

    private void decide(RoutingContext context, Authentication authentication) {
        switch (authentication) {
            case Authentication.Accepted _ -> admit(context);
            case Rejected rejected -> turnAway(context, rejected);
            case Authentication.Unavailable(var message) -> answer(context, 503, "token_store_unavailable", message);
        }
    }

    private void admit(RoutingContext context) {
        var complaint = server.complaint(
                RequestedView.in(context.request()::getHeader, context.request().query()));
        if (complaint.isPresent()) {
            answer(context, 400, "unknown_view", complaint.get());
        } else if (!isUpgrade(context.request())) {
            answer(
                    context,
                    426,
                    "upgrade_required",
                    "This is a WebSocket endpoint: connect with ws:// or wss://. If you did, something in between dropped the"
                            + " Upgrade and Connection headers.");
        } else if (settings.path().equals(McpSocket.PATH)) {
            context.next();
        } else {
            context.put(EndpointGate.class.getName(), true);
            context.reroute(McpSocket.PATH);
        }
    }

    private static void turnAway(RoutingContext context, Rejected rejected) {
        LOG.infof("Refused a connection from %s: %s", context.request().remoteAddress(), rejected.reason());
        boolean missing = rejected.reason() == Authentication.Reason.MISSING;
        context.response()
                .putHeader(
                        "WWW-Authenticate",
                        missing ? "Bearer realm=\"alecs\"" : "Bearer realm=\"alecs\", error=\"invalid_token\"");
        answer(context, 401, "token_" + rejected.reason().name().toLowerCase(Locale.ROOT), rejected.message());
    }

    private static void answer(RoutingContext context, int status, String error, String message) {
        // RFC 9110, 15.5.22 asks for Upgrade; HTTP/2 has no such header.
        if (status == 426 && context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.UPGRADE, "websocket");
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(new JsonObject()
                        .put("error", error)
                        .put("message", message)
                        .encode());
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private static Handshake handshake(HttpServerRequest request) {
        return new Handshake(
                Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)),
                Optional.ofNullable(request.getHeader("Sec-WebSocket-Protocol")),
                Optional.ofNullable(request.getParam("token")));
    }
}
