package dev.alecs.transport.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Lets a client that speaks MCP on standard input and output use a server behind a WebSocket; every event of either
 * side is dealt with on the thread that runs it, which alone owns all state.
 */
public final class StdioBridge {

    /** The input ended and everything was answered. */
    public static final int DONE = 0;

    /** The client stopped reading. */
    public static final int CLIENT_GONE = 1;

    /** The server does not accept the token, or does not any more. */
    public static final int TOKEN_REFUSED = 2;

    /** A client writes as soon as it has started a bridge, and deserves an answer even from one that fails at once. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final BridgeSettings settings;
    private final Mailbox mailbox = new Mailbox();
    private final Diagnostics diagnostics;
    private final ClientInput input;
    private final Relay relay;
    private final Dialer dialer;
    private final Connector connector;

    private boolean inputEnded;
    private int linesHeld;
    private boolean leaving;
    private boolean over;
    private int exitCode = DONE;

    /**
     * @param in the client's messages, one per line
     * @param out the server's; must report a reader that is gone by an exception, which a {@link PrintStream} does not
     * @param diagnostics for people
     */
    public StdioBridge(BridgeSettings settings, InputStream in, OutputStream out, PrintStream diagnostics) {
        this.settings = settings;
        this.diagnostics = new Diagnostics(diagnostics, settings.token());
        this.input = new ClientInput(in, mailbox);
        this.relay = new Relay(new ClientOutput(out), mailbox, this.diagnostics);
        this.dialer = new Dialer(settings, mailbox);
        this.connector = new Connector(settings, dialer, mailbox, this.diagnostics);
    }

    /** Works until the input ends, the token is refused or the client stops reading; returns the exit code. */
    public int run() throws InterruptedException {
        try (dialer) {
            connector.start();
            input.start();
            while (!over) {
                handle(mailbox.take());
                relay.pump();
                letClientGoOn();
                leaveWhenDone();
            }
            return exitCode;
        } catch (IOException e) {
            diagnostics.say("The client no longer reads (" + Diagnosis.briefly(e) + "); the bridge ends.");
            return CLIENT_GONE;
        } finally {
            connector.hangUp();
        }
    }

    private void handle(Event event) throws IOException {
        switch (event) {
            case Event.LineRead(String text) -> {
                linesHeld++;
                relay.fromClient(text);
            }
            case Event.LineRejected(RpcError reason) -> {
                linesHeld++;
                relay.reject(reason);
            }
            case Event.InputEnded() -> {
                inputEnded = true;
                mailbox.postAfter(settings.patience().drain(), new Event.DrainOver());
            }
            case Event.OfConnection ofConnection -> {
                if (connector.isCurrent(ofConnection.attempt())) {
                    handleCurrent(ofConnection);
                } else if (ofConnection instanceof Event.Opened(int _, Line line)) {
                    line.abort();
                }
            }
            case Event.OutageTooLong(int outage) -> {
                if (connector.isOutage(outage) && !leaving) {
                    relay.giveUp("The server is out of reach, and the bridge goes on trying: " + connector.trouble());
                }
            }
            case Event.DrainOver() -> {
                if (!leaving) {
                    relay.giveUp("The input ended, and no answer came in time.");
                    leave();
                }
            }
            case Event.FarewellOver() -> over = true;
        }
    }

    private void handleCurrent(Event.OfConnection event) throws IOException {
        switch (event) {
            case Event.Opened(int attempt, Line line) -> {
                connector.opened(line);
                relay.lineOpened(line);
                mailbox.postAfter(settings.patience().handshake(), new Event.ReplayOverdue(attempt));
            }
            case Event.Refused(int _, Refusal refusal) -> refused(refusal);
            case Event.Ready(int attempt) -> {
                connector.ready();
                mailbox.postAfter(settings.patience().resendGrace(), new Event.GraceOver(attempt));
            }
            case Event.Sent _ -> relay.sent();
            case Event.Heard(int _, String text) -> relay.fromServer(text);
            case Event.Broken(int _, Parting parting) -> broken(parting);
            case Event.RetryDue _ -> connector.dial();
            case Event.KeepaliveDue _ -> connector.keepalive();
            case Event.ReplayOverdue _ -> {
                if (!relay.isReady()) {
                    broken(Parting.broken("the server did not answer the client's handshake again"));
                }
            }
            case Event.GraceOver _ -> relay.graceOver();
        }
    }

    private void refused(Refusal refusal) throws IOException {
        if (refusal.last()) {
            endWithoutToken(refusal.sentence());
        } else {
            connector.refused(refusal);
        }
    }

    private void broken(Parting parting) throws IOException {
        if (leaving) {
            over = true;
            return;
        }
        relay.lineBroke(parting);
        if (parting.tokenLost()) {
            endWithoutToken(settings.shownUrl() + " closed the connection because it no longer accepts the token ("
                    + parting.reason() + "): put a valid one into ALECS_TOKEN.");
        } else {
            connector.broken(parting);
        }
    }

    private void endWithoutToken(String sentence) throws IOException {
        diagnostics.say(sentence);
        relay.giveUp(sentence);
        connector.hangUp();
        exitCode = TOKEN_REFUSED;
        leaving = true;
        mailbox.postAfter(LAST_WORDS, new Event.FarewellOver());
    }

    private void letClientGoOn() {
        if (linesHeld > 0 && relay.hasRoom()) {
            input.allow(linesHeld);
            linesHeld = 0;
        }
    }

    private void leaveWhenDone() {
        if (inputEnded && exitCode == TOKEN_REFUSED) {
            over = true;
        } else if (inputEnded && !leaving && relay.isIdle()) {
            leave();
        }
    }

    private void leave() {
        leaving = true;
        over = !connector.close();
        mailbox.postAfter(settings.patience().farewell(), new Event.FarewellOver());
    }
}
