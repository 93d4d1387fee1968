package dev.alecs.transport.bridge;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes messages between client and server, and sees to it that each request gets one answer. */
final class Relay {

    /** Beyond this the client is made to wait, as long as the line stands. */
    private static final int COMFORTABLE = 64;

    private final ClientOutput output;
    private final Mailbox mailbox;
    private final Diagnostics diagnostics;
    private final PendingRequests pending = new PendingRequests();
    private final Outbox outbox = new Outbox();
    private final ClientHandshake handshake = new ClientHandshake();

    /** What the server asked the client on the present line; another line's numbers may mean other questions. */
    private final Set<RequestId> questions = new HashSet<>();

    private @Nullable Line line;
    private boolean ready;
    private boolean sending;
    private @Nullable String outOfReach;
    private RpcError fateOfCalls = RpcError.OUTCOME_UNKNOWN;

    Relay(ClientOutput output, Mailbox mailbox, Diagnostics diagnostics) {
        this.output = output;
        this.mailbox = mailbox;
        this.diagnostics = diagnostics;
    }

    void fromClient(String text) throws IOException {
        switch (MessageReader.read(text)) {
            case Message.NotJson() -> reject(RpcError.NOT_JSON);
            case Message.NotAnObject() -> reject(RpcError.NOT_A_MESSAGE);
            case Message.Request request -> request(request);
            case Message.Notification notification -> notification(notification);
            case Message.Response response -> response(response);
            case Message.Other other -> queue(other);
        }
    }

    void reject(RpcError reason) throws IOException {
        output.write(reason.answer(null));
    }

    void fromServer(String text) throws IOException {
        switch (MessageReader.read(text)) {
            case Message.NotJson() -> diagnostics.say("The server sent something that is not JSON; it was dropped.");
            case Message.NotAnObject() -> output.write(text);
            case Message.Request question -> {
                questions.add(question.id());
                output.write(text);
            }
            case Message.Response answer -> answer(answer);
            case Message.Notification _, Message.Other _ -> output.write(text);
        }
        if (line != null) {
            line.listen();
        }
    }

    /** Introduces the client again, if it was introduced before, and then lets messages flow. */
    void lineOpened(Line opened) {
        line = opened;
        Optional<String> introduction = handshake.replay();
        introduction.ifPresentOrElse(this::sendNow, this::lineReady);
    }

    void lineBroke(Parting parting) throws IOException {
        line = null;
        ready = false;
        sending = false;
        questions.clear();
        outbox.discard(message -> message instanceof Message.Response);
        PendingRequests.Broken broken = pending.lineBroke(!parting.tooLarge());
        outbox.putFirst(broken.again());
        answerAll(broken.givenUp(), parting.tooLarge() ? RpcError.TOO_LARGE : RpcError.SENT_TOO_OFTEN);
        fateOfCalls = parting.tooLarge() ? RpcError.TOO_LARGE : RpcError.OUTCOME_UNKNOWN;
    }

    /** Whether messages can flow. */
    boolean isReady() {
        return ready;
    }

    void sent() {
        sending = false;
    }

    /** Answers the calls that ran when a line broke and whose answers did not come after all. */
    void graceOver() throws IOException {
        answerAll(pending.takeUncertain(), fateOfCalls);
    }

    /** Answers everything that waits, and until the server is there again everything that comes. */
    void giveUp(String why) throws IOException {
        outOfReach = diagnostics.presentable(why);
        outbox.discard(_ -> true);
        PendingRequests.Abandoned abandoned = pending.takeAll();
        answerAll(abandoned.uncertain(), fateOfCalls);
        answerAll(abandoned.harmless(), RpcError.notSent(outOfReach));
    }

    /** Sends what can be sent now. */
    void pump() {
        if (ready && !sending && !outbox.isEmpty()) {
            Message.Sendable next = outbox.takeFirst();
            if (next instanceof Message.Request request) {
                pending.sent(request.id());
            }
            sendNow(next.text());
        }
    }

    /** Whether more lines may be read; without a line the outbox takes them, to its limit, and then refuses them. */
    boolean hasRoom() {
        return !ready || outbox.size() < COMFORTABLE;
    }

    /** Whether nothing is left to send and nobody waits for an answer. */
    boolean isIdle() {
        return outbox.isEmpty() && !sending && pending.isEmpty();
    }

    private void request(Message.Request request) throws IOException {
        if (outOfReach != null) {
            output.write(RpcError.notSent(outOfReach).answer(request.id()));
        } else if (!pending.add(request)) {
            output.write(RpcError.ID_IN_USE.answer(request.id()));
        } else if (queue(request)) {
            handshake.requested(request);
        } else {
            pending.settle(request.id());
            output.write(RpcError.TOO_MUCH_WAITING.answer(request.id()));
        }
    }

    private void notification(Message.Notification notification) {
        handshake.notified(notification);
        if (notification.cancels() != null) {
            pending.cancelled(notification.cancels());
        }
        queue(notification);
    }

    private void response(Message.Response response) {
        if (questions.remove(response.id())) {
            queue(response);
        } else {
            diagnostics.say("An answer of the client was dropped: its question was not asked on this connection.");
        }
    }

    private boolean queue(Message.Sendable message) {
        boolean queued = outOfReach == null && outbox.add(message);
        if (!queued && !(message instanceof Message.Request)) {
            diagnostics.say("A message of the client that expects no answer was dropped: the server is out of reach.");
        }
        return queued;
    }

    private void answer(Message.Response answer) throws IOException {
        if (handshake.isReplayAnswer(answer)) {
            introduced(answer);
        } else if (pending.settle(answer.id())) {
            handshake.answered(answer);
            output.write(answer.text());
        }
    }

    private void introduced(Message.Response answer) {
        Line standing = line;
        if (standing == null || ready) {
            return;
        }
        if (answer.failed()) {
            mailbox.post(new Event.Broken(
                    standing.attempt(), Parting.broken("the server did not accept the client's handshake again")));
            return;
        }
        outbox.discard(ClientHandshake::isInitialized);
        handshake.initialized().ifPresent(notification -> outbox.putFirst(List.of(notification)));
        lineReady();
    }

    private void lineReady() {
        ready = true;
        outOfReach = null;
        if (line != null) {
            mailbox.post(new Event.Ready(line.attempt()));
        }
    }

    private void sendNow(String text) {
        if (line != null) {
            sending = true;
            line.send(text);
        }
    }

    private void answerAll(List<RequestId> ids, RpcError error) throws IOException {
        for (RequestId id : ids) {
            output.write(error.answer(id));
        }
    }
}
