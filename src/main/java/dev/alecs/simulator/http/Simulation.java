package dev.alecs.simulator.http;

import java.time.Instant;
import java.util.List;

/** One room of Akamai's API with the state of one account; only ever touched under that account's lock. */
public interface Simulation {

    /** What it answers. */
    List<Route> routes();

    /** Completes whatever was due by now. */
    default void settle(Instant now) {}
}
