package dev.alecs.transport.bridge;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Keeps a connection standing: dials, notices when it breaks, pauses, dials again, and says so. */
final class Connector {

    private final BridgeSettings settings;
    private final Dialer dialer;
    private final Mailbox mailbox;
    private final Diagnostics diagnostics;
    private final Backoff backoff;

    private int attempt;
    private int outage;
    private int silentChecks;
    private boolean flowing;
    private boolean stable;
    private String trouble = "";
    private @Nullable Line line;

    Connector(BridgeSettings settings, Dialer dialer, Mailbox mailbox, Diagnostics diagnostics) {
        this.settings = settings;
        this.dialer = dialer;
        this.mailbox = mailbox;
        this.diagnostics = diagnostics;
        this.backoff = new Backoff(
                settings.patience().firstRetry(), settings.patience().longestRetry(), RandomGenerator.getDefault());
    }

    /** Begins, and with it the first outage: there is no connection yet. */
    void start() {
        beginOutage();
        dial();
    }

    void dial() {
        dialer.dial(attempt);
    }

    boolean isCurrent(int attempt) {
        return attempt == this.attempt;
    }

    boolean isOutage(int outage) {
        return outage == this.outage;
    }

    /** Why there is no connection. */
    String trouble() {
        return trouble.isEmpty() ? "no answer from " + settings.shownUrl() + " yet." : trouble;
    }

    void opened(Line line) {
        this.line = line;
        silentChecks = 0;
        stable = false;
        line.ping();
        mailbox.postAfter(settings.patience().keepalive(), new Event.KeepaliveDue(attempt));
    }

    /** Messages can flow: the outage is over. */
    void ready() {
        flowing = true;
        outage++;
        if (!trouble.isEmpty()) {
            trouble = "";
            diagnostics.say("Connected to " + settings.shownUrl() + ".");
        }
    }

    void refused(Refusal refusal) {
        tell(refusal.sentence());
        retryLater();
    }

    void broken(Parting parting) {
        hangUp();
        if (stable) {
            backoff.reset();
        }
        if (flowing) {
            flowing = false;
            beginOutage();
        }
        tell(parting.sentence(settings.shownUrl()));
        retryLater();
    }

    /** A connection on which a ping was answered has proved itself; one that stays silent twice is taken as broken. */
    void keepalive() {
        Line standing = line;
        if (standing == null) {
            return;
        }
        boolean heard = standing.heardSomething();
        stable |= heard;
        silentChecks = heard ? 0 : silentChecks + 1;
        if (silentChecks == 2) {
            mailbox.post(new Event.Broken(attempt, Parting.broken("nothing was heard any more")));
            return;
        }
        standing.ping();
        mailbox.postAfter(settings.patience().keepalive(), new Event.KeepaliveDue(attempt));
    }

    /** Takes leave of the server, if there is a connection; its leave comes as an event. */
    boolean close() {
        if (line == null) {
            return false;
        }
        line.close();
        return true;
    }

    /** Ends the connection without waiting, and outdates every event of it that is still on its way. */
    void hangUp() {
        attempt++;
        if (line != null) {
            line.abort();
            line = null;
        }
    }

    private void beginOutage() {
        outage++;
        mailbox.postAfter(settings.patience().outage(), new Event.OutageTooLong(outage));
    }

    private void retryLater() {
        attempt++;
        mailbox.postAfter(backoff.next(), new Event.RetryDue(attempt));
    }

    private void tell(String sentence) {
        trouble = sentence;
        diagnostics.say(sentence);
    }
}
