package dev.alecs.transport.bridge;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The client's requests that wait for an answer, and what a broken connection means for each of them. */
final class PendingRequests {

    /** A request that was under way this often when the connection broke may be what breaks it. */
    private static final int MOST_SENDS = 3;

    private final Map<RequestId, Pending> byId = new LinkedHashMap<>();

    /** Notes a request that is to be sent; false, and nothing happened, if its id waits for an answer already. */
    boolean add(Message.Request request) {
        Pending known = byId.get(request.id());
        if (known != null && known.stage != Stage.CANCELLED) {
            return false;
        }
        byId.put(request.id(), new Pending(request));
        return true;
    }

    void sent(RequestId id) {
        Pending pending = byId.get(id);
        if (pending != null && pending.stage == Stage.QUEUED) {
            pending.stage = Stage.SENT;
            pending.sends++;
        }
    }

    /** Takes out one request; false if nobody waits for its answer. */
    boolean settle(RequestId id) {
        return byId.remove(id) != null;
    }

    /** The client no longer counts on an answer; one that comes all the same is still the only one. */
    void cancelled(RequestId id) {
        Pending pending = byId.get(id);
        if (pending != null) {
            pending.stage = Stage.CANCELLED;
        }
    }

    /**
     * Sorts what was under way when the connection broke; the uncertain stay, in case their answers come after all.
     *
     * @param sendAgain false if one of these messages is what broke it
     */
    Broken lineBroke(boolean sendAgain) {
        List<Message.Request> again = new ArrayList<>();
        List<RequestId> givenUp = new ArrayList<>();
        for (Iterator<Pending> all = byId.values().iterator(); all.hasNext(); ) {
            Pending pending = all.next();
            switch (pending.stage) {
                case QUEUED, UNCERTAIN -> {}
                case CANCELLED -> all.remove();
                case SENT -> {
                    if (pending.request.mayChangeSomething()) {
                        pending.stage = Stage.UNCERTAIN;
                    } else if (sendAgain && pending.sends < MOST_SENDS) {
                        pending.stage = Stage.QUEUED;
                        again.add(pending.request);
                    } else {
                        all.remove();
                        givenUp.add(pending.request.id());
                    }
                }
            }
        }
        return new Broken(again, givenUp);
    }

    /** Takes out the requests whose outcome nobody knows. */
    List<RequestId> takeUncertain() {
        List<RequestId> uncertain = new ArrayList<>();
        byId.values().removeIf(pending -> pending.stage == Stage.UNCERTAIN && uncertain.add(pending.request.id()));
        return uncertain;
    }

    /** Takes out everything; requests that the server may have begun to carry out come back as uncertain. */
    Abandoned takeAll() {
        List<RequestId> uncertain = new ArrayList<>();
        List<RequestId> harmless = new ArrayList<>();
        for (Pending pending : byId.values()) {
            switch (pending.stage) {
                case CANCELLED -> {}
                case QUEUED -> harmless.add(pending.request.id());
                case UNCERTAIN -> uncertain.add(pending.request.id());
                case SENT -> (pending.request.mayChangeSomething() ? uncertain : harmless).add(pending.request.id());
            }
        }
        byId.clear();
        return new Abandoned(uncertain, harmless);
    }

    /** Whether nobody counts on an answer. */
    boolean isEmpty() {
        return byId.values().stream().allMatch(pending -> pending.stage == Stage.CANCELLED);
    }

    /** What to send once more, in the order it was sent before, and whom to tell that this was tried enough. */
    record Broken(List<Message.Request> again, List<RequestId> givenUp) {}

    /** Requests that get no answer of the server's any more. */
    record Abandoned(List<RequestId> uncertain, List<RequestId> harmless) {}

    private enum Stage {
        QUEUED,
        SENT,
        UNCERTAIN,
        CANCELLED
    }

    private static final class Pending {

        private final Message.Request request;
        private Stage stage = Stage.QUEUED;
        private int sends;

        private Pending(Message.Request request) {
            this.request = request;
        }
    }
}
