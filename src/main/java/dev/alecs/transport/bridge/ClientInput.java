package dev.alecs.transport.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** Reads the client's lines on a thread of its own, and no further ahead than it is allowed to. */
final class ClientInput {

    static final int LONGEST_LINE = 16 << 20;

    private static final int LINES_AHEAD = 16;

    private final InputStream in;
    private final Mailbox mailbox;
    private final Semaphore allowance = new Semaphore(LINES_AHEAD);
    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;

    ClientInput(InputStream in, Mailbox mailbox) {
        this.in = in;
        this.mailbox = mailbox;
    }

    void start() {
        // A platform thread: reading standard input occupies its carrier, and a small machine has only one.
        Thread.ofPlatform().name("alecs-bridge-input").daemon().start(this::read);
    }

    /** Lets the reader go on by as many lines. */
    void allow(int lines) {
        allowance.release(lines);
    }

    private void read() {
        try {
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                split(buffer, count);
            }
            endOfLine();
        } catch (IOException e) {
            // A client that is gone and one that closed its end are the same to us.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            mailbox.post(new Event.InputEnded());
        }
    }

    private void split(byte[] buffer, int count) throws InterruptedException {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                append(buffer, from, i);
                endOfLine();
                from = i + 1;
            }
        }
        append(buffer, from, count);
    }

    private void append(byte[] buffer, int from, int to) {
        tooLong |= line.size() + (to - from) > LONGEST_LINE;
        if (!tooLong) {
            line.write(buffer, from, to - from);
        }
    }

    private void endOfLine() throws InterruptedException {
        Event event = tooLong ? new Event.LineRejected(RpcError.tooLong(LONGEST_LINE)) : decoded();
        tooLong = false;
        line = new ByteArrayOutputStream();
        if (event instanceof Event.LineRead(String text) && text.isBlank()) {
            return;
        }
        allowance.acquire();
        mailbox.post(event);
    }

    private Event decoded() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            // Some shells open what they pipe with a byte order mark.
            return new Event.LineRead(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return new Event.LineRejected(RpcError.NOT_JSON);
        }
    }
}
