package dev.alecs.edgegrid;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server that keeps every request byte for byte as it came over the socket, and answers as it is told. */
final class RawServer implements AutoCloseable {

    /** Writes one answer; returns false to have the connection closed. */
    @FunctionalInterface
    interface Script {
        boolean answer(Received request, OutputStream out) throws IOException, InterruptedException;
    }

    /** One request as it came. */
    @SuppressWarnings("ArrayRecordComponent")
    record Received(int number, int connection, String requestLine, List<String> headers, byte[] body) {

        Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(header -> header.substring(prefix.length()).strip())
                    .findFirst();
        }
    }

    final List<Received> received = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    RawServer(Script script) {
        this(ServerSocketFactory.getDefault(), script);
    }

    RawServer(ServerSocketFactory sockets, Script script) {
        this.script = script;
        try {
            this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                int connection = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int connection) {
        open.add(socket);
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            boolean more = true;
            while (more) {
                Received request = read(in, connection);
                received.add(request);
                more = script.answer(request, out);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The client went away, which is for the test to judge.
        } finally {
            open.remove(socket);
        }
    }

    private Received read(InputStream in, int connection) throws IOException {
        String requestLine = line(in);
        List<String> headers = new CopyOnWriteArrayList<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.add(header);
        }
        Received head = new Received(received.size() + 1, connection, requestLine, headers, new byte[0]);
        int length = head.header("content-length").map(Integer::parseInt).orElse(0);
        return new Received(head.number, connection, requestLine, headers, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Writes a whole answer; each header as {@code Name: value}. */
    static boolean write(OutputStream out, int status, byte[] body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        return true;
    }

    static boolean write(OutputStream out, int status, String body, String... headers) throws IOException {
        return write(out, status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
