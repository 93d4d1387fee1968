package dev.alecs.simulator;

import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults still to come, counted down as requests meet them. */
final class Faults {

    /** The header by which a request asks for a fault of its own. */
    static final String HEADER = "X-Simulate";

    private final List<Pending> pending = new ArrayList<>();
    private final Map<String, Integer> metByRequest = new HashMap<>();

    Faults(List<Fault> faults) {
        faults.forEach(this::add);
    }

    synchronized void add(Fault fault) {
        pending.add(new Pending(fault, fault.times()));
    }

    /** What goes wrong with this request, taking it off the count. */
    synchronized Optional<Fault.Effect> next(Request request) {
        return ownOf(request).or(() -> nextSet(request.path()));
    }

    /**
     * The fault a request asks for itself. A client that retries sends the same header again, so {@code times} counts
     * equal requests, and once it is used up the count starts afresh for the next operation.
     */
    private Optional<Fault.Effect> ownOf(Request request) {
        Optional<Fault> own = request.header(HEADER).map(Faults::parse);
        if (own.isEmpty() || !request.path().startsWith(own.get().pathPrefix())) {
            return Optional.empty();
        }
        String same =
                String.join(" ", request.method(), request.path(), own.get().toString());
        if (metByRequest.merge(same, 1, Integer::sum) > own.get().times()) {
            metByRequest.remove(same);
            return Optional.empty();
        }
        return own.map(Fault::effect);
    }

    private Optional<Fault.Effect> nextSet(String path) {
        for (Iterator<Pending> faults = pending.iterator(); faults.hasNext(); ) {
            Pending next = faults.next();
            if (path.startsWith(next.fault.pathPrefix())) {
                if (next.fault.times() != Fault.ALWAYS && --next.left == 0) {
                    faults.remove();
                }
                return Optional.of(next.fault.effect());
            }
        }
        return Optional.empty();
    }

    private static Fault parse(String header) {
        try {
            return Fault.parse(header);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("simulator/bad-fault", HEADER + ": " + e.getMessage())
                    .refusal();
        }
    }

    /** A fault and how many requests it still meets. */
    private static final class Pending {

        private final Fault fault;
        private int left;

        private Pending(Fault fault, int left) {
            this.fault = fault;
            this.left = left;
        }
    }
}
