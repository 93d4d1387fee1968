package dev.alecs.simulator;

import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.http.Routes;
import dev.alecs.simulator.http.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.locks.ReentrantLock;

/** One customer account: its simulations, and the one lock that guards them. */
final class Account {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Simulation> simulations;
    private final Routes routes;

    Account(List<Simulation> simulations) {
        this.simulations = simulations;
        this.routes = new Routes(simulations.stream()
                .flatMap(simulation -> simulation.routes().stream())
                .toList());
    }

    /** The answer of the simulation that plays this operation, or empty when none does. */
    Optional<Reply> answer(Request request) {
        return routes.find(request).map(match -> answer(match, request.received()));
    }

    SortedSet<String> methods(String path) {
        return routes.methods(path);
    }

    private Reply answer(Routes.Match match, Instant now) {
        lock.lock();
        try {
            simulations.forEach(simulation -> simulation.settle(now));
            return match.answer();
        } finally {
            lock.unlock();
        }
    }
}
