package dev.alecs.access;

import dev.alecs.catalog.ToolDefinition;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * The record of every call that reaches the dispatcher: a line before it and a line after it.
 *
 * <p>Arguments are left out, for they may hold secrets and personal data.
 */
@Singleton
public final class AuditTrail {

    private static final Logger LOG = Logger.getLogger("alecs.audit");

    private final Clock clock;

    AuditTrail(Clock clock) {
        this.clock = clock;
    }

    /** Writes that a call begins, or was refused before it could. */
    public Entry open(Caller caller, ToolDefinition tool, Decision decision) {
        switch (decision) {
            case Decision.Allowed() ->
                LOG.infof("call caller=%s tool=%s effect=%s", caller.id(), tool.name(), tool.effect());
            case Decision.Refused(var why) ->
                LOG.infof("refused caller=%s tool=%s effect=%s why=%s", caller.id(), tool.name(), tool.effect(), why);
        }
        return new Entry(caller, tool, clock.instant());
    }

    /** Writes that a call came to nothing before there was anything to decide: an unknown tool, a token no longer good. */
    public void turnedAway(Caller caller, String tool, String why) {
        LOG.infof("turned-away caller=%s tool=%s why=%s", caller.id(), printable(tool), why);
    }

    // A name that a client made up must not look like another line of the record.
    private static String printable(String name) {
        return name.codePoints()
                .limit(64)
                .map(c -> c > ' ' && c <= '~' ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A call that has begun and has not ended. */
    public final class Entry {

        private final Caller caller;
        private final ToolDefinition tool;
        private final Instant begun;

        private Entry(Caller caller, ToolDefinition tool, Instant begun) {
            this.caller = caller;
            this.tool = tool;
            this.begun = begun;
        }

        /** Writes how the call ended. */
        public void close(Outcome outcome) {
            var took = Duration.between(begun, clock.instant());
            LOG.infof("done caller=%s tool=%s outcome=%s ms=%d", caller.id(), tool.name(), outcome, took.toMillis());
        }
    }

    /** How a call ended. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        CANCELLED,
        BROKEN
    }
}
