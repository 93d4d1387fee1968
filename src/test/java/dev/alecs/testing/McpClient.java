package dev.alecs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A bare MCP client over the JDK's WebSocket, which says exactly what a test wants said. */
public final class McpClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 20;

    private final HttpClient http;
    private final WebSocket socket;
    private final Inbox inbox;

    private McpClient(HttpClient http, WebSocket socket, Inbox inbox) {
        this.http = http;
        this.socket = socket;
        this.inbox = inbox;
    }

    /** How a connection ended. */
    public record Closed(int code, String reason) {}

    public static McpClient connect(URI endpoint, String token) {
        return connect(
                endpoint,
                builder -> builder.header("Authorization", "Bearer " + token).subprotocols("mcp"));
    }

    public static McpClient connect(URI endpoint, UnaryOperator<WebSocket.Builder> handshake) {
        var http = HttpClient.newHttpClient();
        var inbox = new Inbox();
        var socket = handshake
                .apply(http.newWebSocketBuilder())
                .buildAsync(endpoint, inbox)
                .join();
        return new McpClient(http, socket, inbox);
    }

    public String subprotocol() {
        return socket.getSubprotocol();
    }

    /** Sends text as it is, single quotes made double for readable tests. */
    public McpClient send(String text) {
        socket.sendText(text.replace('\'', '"'), true).join();
        return this;
    }

    /** The next message from the server. */
    public JsonNode next() throws InterruptedException, JsonProcessingException {
        var text = inbox.messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(text).as("a message within %s seconds", PATIENCE_SECONDS).isNotNull();
        return JSON.readTree(text);
    }

    public JsonNode ask(String text) throws InterruptedException, JsonProcessingException {
        return send(text).next();
    }

    /** Calls a tool and waits for the answer, without a handshake. */
    public JsonNode call(String tool, String arguments) throws InterruptedException, JsonProcessingException {
        return ask("{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'" + tool + "','arguments':"
                + arguments + "}}");
    }

    public Closed closed() {
        return inbox.closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    /** What came in. */
    private static final class Inbox implements WebSocket.Listener {

        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<Closed> closed = new CompletableFuture<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                messages.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(new Closed(code, reason));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
