package dev.alecs.transport.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A WebSocket server on a plain socket that does what a test tells it, down to cutting the wire. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final String scheme;
    private final BlockingQueue<ServerEnd> accepted = new LinkedBlockingQueue<>();
    private final Queue<ServerEnd> all = new ConcurrentLinkedQueue<>();
    private final List<HttpHead> heads = new CopyOnWriteArrayList<>();

    private volatile Function<HttpHead, String> refusal = head -> head.isUpgrade() ? "" : http(426, "");

    private ScriptedServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
        Thread.ofVirtual().start(this::listen);
    }

    static ScriptedServer start() throws IOException {
        return start(0);
    }

    static ScriptedServer start(int port) throws IOException {
        return over(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), "ws");
    }

    static ScriptedServer over(ServerSocket listener, String scheme) {
        return new ScriptedServer(listener, scheme);
    }

    /** A port at which nothing listens just now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static String http(int status, String body, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "HTTP/1.1 " + status + " Scripted\r\nContent-Length: " + body.getBytes(UTF_8).length
                + "\r\nConnection: close\r\n" + more + "\r\n" + body;
    }

    int port() {
        return listener.getLocalPort();
    }

    URI url() {
        return URI.create(scheme + "://localhost:" + port() + "/mcp");
    }

    /** Answers with ordinary HTTP instead of a WebSocket; an empty answer opens one. */
    void answerWith(Function<HttpHead, String> answer) {
        refusal = answer;
    }

    /** The next connection that was upgraded. */
    ServerEnd connection() throws InterruptedException {
        ServerEnd end = accepted.poll(10, TimeUnit.SECONDS);
        if (end == null) {
            throw new AssertionError("Nobody connected within 10 s");
        }
        return end;
    }

    /** What was asked so far, ordinary requests and upgrades. */
    List<HttpHead> heads() {
        return List.copyOf(heads);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (ServerEnd end : all) {
            end.drop();
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> greet(socket));
            } catch (IOException e) {
                // The test is over, or a TLS client went away.
            }
        }
    }

    private void greet(Socket socket) {
        try {
            HttpHead head = HttpHead.read(socket.getInputStream());
            heads.add(head);
            String answer = refusal.apply(head);
            if (answer.isEmpty()) {
                ServerEnd end = ServerEnd.upgrade(socket, head);
                all.add(end);
                accepted.add(end);
                end.listen();
            } else {
                socket.getOutputStream().write(answer.getBytes(UTF_8));
                socket.close();
            }
        } catch (IOException e) {
            // What it means for the bridge is what the test looks at.
        }
    }
}
