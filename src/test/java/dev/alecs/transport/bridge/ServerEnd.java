package dev.alecs.transport.bridge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The scripted server's end of one WebSocket, frame by frame (RFC 6455, section 5). */
final class ServerEnd {

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final HttpHead head;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private volatile boolean deaf;

    private ServerEnd(Socket socket, HttpHead head) {
        this.socket = socket;
        this.head = head;
    }

    static ServerEnd upgrade(Socket socket, HttpHead head) throws IOException {
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + acceptFor(head.header("sec-websocket-key")) + "\r\n"
                + "Sec-WebSocket-Protocol: mcp\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
        return new ServerEnd(socket, head);
    }

    HttpHead head() {
        return head;
    }

    /** The next message of the bridge. */
    String next() throws InterruptedException {
        String message = messages.poll(10, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("No message within 10 s");
        }
        return message;
    }

    boolean isSilentFor(Duration time) throws InterruptedException {
        return messages.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
    }

    void send(String text) throws IOException {
        frame(true, TEXT, text.getBytes(UTF_8));
    }

    void sendInParts(String... parts) throws IOException {
        for (int i = 0; i < parts.length; i++) {
            frame(i == parts.length - 1, i == 0 ? TEXT : CONTINUATION, parts[i].getBytes(UTF_8));
        }
    }

    void close(int code, String reason) throws IOException {
        byte[] words = reason.getBytes(UTF_8);
        frame(
                true,
                CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    /** Cuts the wire. */
    void drop() throws IOException {
        socket.close();
    }

    /** Answers no ping from now on, as if the wire were cut without either side being told. */
    void goDeaf() {
        deaf = true;
    }

    /** With which code the bridge took its leave. */
    int closeCode() throws Exception {
        return closeCode.get(10, TimeUnit.SECONDS);
    }

    void listen() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = payload(in);
            switch (first & 0x0f) {
                case TEXT, CONTINUATION -> {
                    message.writeBytes(payload);
                    if ((first & 0x80) != 0) {
                        messages.add(message.toString(UTF_8));
                        message.reset();
                    }
                }
                case PING -> {
                    if (!deaf) {
                        frame(true, PONG, payload);
                    }
                }
                case CLOSE -> {
                    closeCode.complete((int) ByteBuffer.wrap(payload).getShort());
                    frame(true, CLOSE, payload);
                    socket.close();
                    return;
                }
                default -> {}
            }
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int second = in.readUnsignedByte() & 0x7f;
        long length = second == 126 ? in.readUnsignedShort() : second == 127 ? in.readLong() : second;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private synchronized void frame(boolean last, int opcode, byte[] payload) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(10).put((byte) ((last ? 0x80 : 0) | opcode));
        if (payload.length < 126) {
            header.put((byte) payload.length);
        } else if (payload.length < 1 << 16) {
            header.put((byte) 126).putShort((short) payload.length);
        } else {
            header.put((byte) 127).putLong(payload.length);
        }
        OutputStream out = socket.getOutputStream();
        out.write(header.array(), 0, header.position());
        out.write(payload);
        out.flush();
    }

    private static String acceptFor(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
