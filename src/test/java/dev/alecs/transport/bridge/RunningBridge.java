package dev.alecs.transport.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A bridge at work, seen from the client that started it. */
final class RunningBridge implements AutoCloseable {

    static final String TOKEN = "alecs_thisIsTheSecretOfTheTests";

    static final Patience SHORT = new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofMillis(300),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1));

    private final PipedOutputStream input = new PipedOutputStream();
    private final LineSink output = new LineSink();
    private final ByteArrayOutputStream diagnostics = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread thread;

    private RunningBridge(BridgeSettings settings) throws IOException {
        StdioBridge bridge = new StdioBridge(
                settings, new PipedInputStream(input, 1 << 16), output, new PrintStream(diagnostics, true, UTF_8));
        thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                exitCode.complete(bridge.run());
            } catch (Throwable e) {
                exitCode.completeExceptionally(e);
            }
        });
    }

    static RunningBridge to(URI url) throws IOException {
        return to(url, SHORT);
    }

    static RunningBridge to(URI url, Patience patience) throws IOException {
        return new RunningBridge(new BridgeSettings(url, TOKEN, patience));
    }

    void write(String line) throws IOException {
        writeRaw((line + "\n").getBytes(UTF_8));
    }

    void writeRaw(byte[] bytes) throws IOException {
        input.write(bytes);
        input.flush();
    }

    void endInput() throws IOException {
        input.close();
    }

    /** The next line on standard output. */
    String next() throws InterruptedException {
        String line = output.lines.poll(10, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("No line within 10 s; diagnostics: " + diagnostics());
        }
        return line;
    }

    boolean isSilentFor(Duration time) throws InterruptedException {
        return output.lines.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
    }

    /** Everything on standard output that nobody took yet. */
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        output.lines.drainTo(rest);
        return rest;
    }

    int exitCode() throws Exception {
        return exitCode.get(15, TimeUnit.SECONDS);
    }

    String diagnostics() {
        return diagnostics.toString(UTF_8);
    }

    /** Waits until the person at the keyboard was told so. */
    String diagnosticsWith(String words) throws InterruptedException {
        for (int i = 0; i < 1_000 && !diagnostics().contains(words); i++) {
            Thread.sleep(10);
        }
        return diagnostics();
    }

    /** As a client that is killed: its end of the pipe breaks. */
    void stopReading() {
        output.broken = true;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static final class LineSink extends OutputStream {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private volatile boolean broken;

        @Override
        public void write(int b) throws IOException {
            if (broken) {
                throw new IOException("Broken pipe");
            }
            if (b == '\n') {
                lines.add(line.toString(UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
