package dev.alecs.testing;

import dev.alecs.catalog.Effect;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolCall;
import dev.alecs.tool.ToolResult;
import dev.alecs.tool.ToolSource;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Tools that exist only where tests run: a read and a change that wait until they are told to go on, one that breaks. */
@Singleton
public final class TestTools implements ToolSource {

    public static final String TOOLSET = "testing";

    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch interrupted = new CountDownLatch(1);
    private volatile CountDownLatch changed = new CountDownLatch(1);

    /** From now on, {@code test-wait} and {@code test-change} wait. */
    public void shut() {
        gate = new CountDownLatch(1);
        interrupted = new CountDownLatch(1);
        changed = new CountDownLatch(1);
    }

    public void open() {
        gate.countDown();
    }

    /** Comes down when a waiting call is cancelled. */
    public CountDownLatch interrupted() {
        return interrupted;
    }

    /** Comes down when {@code test-change} has run to its end. */
    public CountDownLatch changed() {
        return changed;
    }

    @Override
    public Stream<Tool> tools() {
        return Stream.of(
                new TestTool("test-wait", Effect.READ, this::await),
                new TestTool("test-change", Effect.WRITE, this::change),
                new TestTool("test-break", Effect.READ, _ -> {
                    throw new IllegalStateException("broken on purpose, holding secret-4711");
                }));
    }

    private ToolResult change(ToolCall call) throws InterruptedException {
        gate.await();
        changed.countDown();
        return ToolResult.of("changed");
    }

    private ToolResult await(ToolCall call) throws InterruptedException {
        call.progress().report(1, 2, "waiting");
        try {
            gate.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
        return ToolResult.of(call.arguments().path("echo").asText());
    }

    @FunctionalInterface
    private interface Action {
        ToolResult call(ToolCall call) throws InterruptedException;
    }

    private record TestTool(String name, Effect effect, Action action) implements Tool {

        @Override
        public ToolDefinition definition() {
            return Operations.tool(
                    name, effect, "{\"type\":\"object\",\"properties\":{\"echo\":{\"type\":\"string\"}}}");
        }

        @Override
        public ToolResult call(ToolCall call) throws InterruptedException {
            return action.call(call);
        }
    }
}
