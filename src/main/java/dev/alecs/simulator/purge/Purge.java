package dev.alecs.simulator.purge;

import java.time.Instant;
import java.util.List;

/**
 * A purge that the simulator accepted.
 *
 * @param purgeId the id it was answered with
 * @param action {@code invalidate} or {@code delete}
 * @param kind {@code url}, {@code tag} or {@code cpcode}
 * @param network {@code staging} or {@code production}
 * @param objects what was purged
 * @param at when
 */
public record Purge(String purgeId, String action, String kind, String network, List<String> objects, Instant at) {

    public Purge {
        objects = List.copyOf(objects);
    }
}
