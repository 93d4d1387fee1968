package dev.alecs.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.access.Caller;
import dev.alecs.tool.Dispatched;
import dev.alecs.tool.ToolCall.Progress;
import dev.alecs.tool.ToolDispatcher;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The tool calls of one connection that have not answered yet, each on a virtual thread of its own. */
final class RunningCalls {

    private static final Logger LOG = Logger.getLogger(RunningCalls.class);

    private final Caller caller;
    private final ClientLine line;
    private final ToolDispatcher dispatcher;
    private final int max;
    private final Map<JsonNode, Running> running = new ConcurrentHashMap<>();
    // A call leaves "running" right before it answers, so that its client may start the next; it leaves here after.
    private final Set<Thread> answering = ConcurrentHashMap.newKeySet();

    /** A call that has not answered. */
    private record Running(Thread thread, boolean onlyReads) {}

    RunningCalls(Caller caller, ClientLine line, ToolDispatcher dispatcher, int max) {
        this.caller = caller;
        this.line = line;
        this.dispatcher = dispatcher;
        this.max = max;
    }

    /** Starts a call that answers through the line; an error when it cannot start. */
    Optional<RpcError> start(JsonNode id, String tool, ObjectNode arguments, JsonNode progressToken) {
        if (running.size() >= max) {
            return Optional.of(new RpcError(
                    RpcError.TOO_MANY_REQUESTS,
                    "This connection has " + max + " calls running, which is the most it may: wait for one to answer"));
        }
        var thread = Thread.ofVirtual().name("call-" + tool).unstarted(() -> run(id, tool, arguments, progressToken));
        if (running.putIfAbsent(id, new Running(thread, dispatcher.onlyReads(tool))) != null) {
            return Optional.of(new RpcError(
                    RpcError.INVALID_REQUEST, "A call with this id is still running: each request needs its own id"));
        }
        answering.add(thread);
        thread.start();
        return Optional.empty();
    }

    /** Interrupts a call, which then gives no answer; nothing happens when it has answered already. */
    void cancel(JsonNode id) {
        var call = running.get(id);
        if (call != null) {
            call.thread().interrupt();
        }
    }

    /** Gives up what only reads. A change goes on: half done, nobody would know whether it happened. */
    void abandon() {
        running.values().stream()
                .filter(Running::onlyReads)
                .map(Running::thread)
                .forEach(Thread::interrupt);
    }

    void drain(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (var thread : answering) {
            thread.join(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1)));
        }
    }

    private void run(JsonNode id, String tool, ObjectNode arguments, JsonNode progressToken) {
        try {
            var outcome = dispatcher.call(caller, tool, arguments, progress(progressToken));
            running.remove(id);
            answer(id, outcome);
        } catch (RuntimeException bug) {
            LOG.error("A call broke outside its tool", bug);
            running.remove(id);
            line.send(MessageWriter.error(
                    id, new RpcError(RpcError.INTERNAL_ERROR, "ALECS broke; the server's log has the details")));
        } finally {
            // Whatever happened, even an Error: no call stays that nobody runs.
            running.values().removeIf(call -> call.thread() == Thread.currentThread());
            answering.remove(Thread.currentThread());
        }
    }

    private void answer(JsonNode id, Dispatched outcome) {
        switch (outcome) {
            case Dispatched.Completed(var result) ->
                line.send(MessageWriter.result(id, MessageWriter.toolResult(result)));
            case Dispatched.NoSuchTool(var message) ->
                line.send(MessageWriter.error(id, new RpcError(RpcError.INVALID_PARAMS, message)));
            case Dispatched.NotWelcome(var message) -> {
                line.send(MessageWriter.error(id, new RpcError(RpcError.NOT_AUTHENTICATED, message)));
                line.dismiss(message);
            }
            // MCP: a cancelled request gets no answer.
            case Dispatched.Cancelled() -> LOG.debugf("A call of %s was cancelled", caller.id());
        }
    }

    private Progress progress(JsonNode token) {
        return token.isTextual() || token.isIntegralNumber()
                ? (done, total, message) -> line.send(MessageWriter.progress(token, done, total, message))
                : Progress.NONE;
    }
}
