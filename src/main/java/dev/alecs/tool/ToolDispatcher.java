package dev.alecs.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.access.AuditTrail;
import dev.alecs.access.AuditTrail.Outcome;
import dev.alecs.access.Authentication;
import dev.alecs.access.Authenticator;
import dev.alecs.access.Caller;
import dev.alecs.access.Decision;
import dev.alecs.access.Policy;
import dev.alecs.tool.Dispatched.Cancelled;
import dev.alecs.tool.Dispatched.Completed;
import dev.alecs.tool.Dispatched.NoSuchTool;
import dev.alecs.tool.Dispatched.NotWelcome;
import dev.alecs.tool.ToolCall.Progress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The one place every call passes: is the token still good, may it, do the arguments fit; then it runs and is recorded. */
@Singleton
public final class ToolDispatcher {

    private static final Logger LOG = Logger.getLogger(ToolDispatcher.class);

    private final ToolRegistry registry;
    private final Authenticator authenticator;
    private final Policy policy;
    private final AuditTrail audit;

    // A schema is compiled when its tool is first called: most tools never are.
    private final Map<Tool, ArgumentCheck> checks = new ConcurrentHashMap<>();

    ToolDispatcher(ToolRegistry registry, Authenticator authenticator, Policy policy, AuditTrail audit) {
        this.registry = registry;
        this.authenticator = authenticator;
        this.policy = policy;
        this.audit = audit;
    }

    /** Calls a tool on the current thread, which should be a virtual one; interrupt it to cancel. */
    public Dispatched call(Caller caller, String name, ObjectNode arguments, Progress progress) {
        return switch (authenticator.recheck(caller)) {
            case Authentication.Accepted _ -> found(caller, name, arguments, progress);
            case Authentication.Rejected rejected -> {
                audit.turnedAway(caller, name, "token " + rejected.reason());
                yield new NotWelcome(rejected.message());
            }
            case Authentication.Unavailable(var message) ->
                Thread.interrupted()
                        ? new Cancelled()
                        : new Completed(ToolResult.failed("Nothing was called. " + message));
        };
    }

    /** Whether a call of this tool may be given up when nobody waits for it any more: it changes nothing. */
    public boolean onlyReads(String name) {
        return registry.find(name)
                .map(tool -> tool.definition().effect().isReadOnly())
                .orElse(true);
    }

    private Dispatched found(Caller caller, String name, ObjectNode arguments, Progress progress) {
        return registry.find(name)
                .map(tool -> tool instanceof RelayTool relay
                        ? relayed(caller, relay, arguments, progress)
                        : decided(caller, tool, arguments, progress))
                .orElseGet(() -> unknown(caller, name));
    }

    private Dispatched unknown(Caller caller, String name) {
        audit.turnedAway(caller, name, "no such tool");
        return new NoSuchTool(registry.unknown(name));
    }

    // A model that mistyped the name of the tool it wants called learns it as a result: the relay itself was there.
    private Dispatched relayed(Caller caller, RelayTool relay, ObjectNode arguments, Progress progress) {
        var complaints = complaints(relay, arguments);
        if (!complaints.isEmpty()) {
            audit.turnedAway(caller, relay.definition().name(), "arguments do not fit");
            return unfit(relay, complaints);
        }
        var name = RelayTool.name(arguments);
        var wanted = registry.find(name).filter(tool -> !(tool instanceof RelayTool));
        if (wanted.isEmpty()) {
            audit.turnedAway(caller, name, "no such tool");
            return new Completed(
                    ToolResult.failed(registry.unknown(name) + " search-tools finds tools by what they do."));
        }
        if (!relay.takes(wanted.get().definition())) {
            audit.turnedAway(caller, name, "not for " + relay.definition().name());
            return new Completed(ToolResult.failed(
                    "Nothing was called: %s changes something (%s), and %s calls only tools that read. Use call-write-tool."
                            .formatted(
                                    wanted.get().definition().name(),
                                    wanted.get().definition().effect().word(),
                                    relay.definition().name())));
        }
        return decided(caller, wanted.get(), RelayTool.arguments(arguments), progress);
    }

    private Dispatched decided(Caller caller, Tool tool, ObjectNode arguments, Progress progress) {
        var decision = policy.decide(caller, tool.definition());
        var entry = audit.open(caller, tool.definition(), decision);
        return switch (decision) {
            case Decision.Allowed() -> checked(tool, new ToolCall(caller, arguments, progress), entry);
            case Decision.Refused(var why) -> new Completed(ToolResult.failed(why));
        };
    }

    private Dispatched checked(Tool tool, ToolCall call, AuditTrail.Entry entry) {
        var complaints = complaints(tool, call.arguments());
        if (!complaints.isEmpty()) {
            entry.close(Outcome.FAILED);
            return unfit(tool, complaints);
        }
        return run(tool, call, entry);
    }

    private List<String> complaints(Tool tool, ObjectNode arguments) {
        return checks.computeIfAbsent(tool, key -> ArgumentCheck.of(key.definition()))
                .complaints(arguments);
    }

    private static Dispatched unfit(Tool tool, List<String> complaints) {
        return new Completed(ToolResult.failed("Nothing was sent: the arguments of "
                + tool.definition().name() + " do not fit.\n- " + String.join("\n- ", complaints)));
    }

    private static Dispatched run(Tool tool, ToolCall call, AuditTrail.Entry entry) {
        var outcome = Outcome.BROKEN;
        try {
            var result = tool.call(call);
            outcome = result.failed() ? Outcome.FAILED : Outcome.SUCCEEDED;
            return new Completed(result);
        } catch (InterruptedException _) {
            outcome = Outcome.CANCELLED;
            return new Cancelled();
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "Tool %s broke", tool.definition().name());
            return new Completed(ToolResult.failed(tool.definition().name()
                    + " broke inside ALECS (" + bug.getClass().getSimpleName()
                    + "). It is not known whether anything was changed: look before trying again."
                    + " The server's log has the details."));
        } finally {
            entry.close(outcome);
        }
    }
}
