package dev.alecs.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How a simulator behaves beyond the data it holds.
 *
 * @param activationTime how long an activation takes, and likewise an edge hostname change and a bulk request of Edge
 *     DNS; zero makes them immediate
 * @param clock the time it judges timestamps and progress by; the {@code Date} header of an answer is always the
 *     system's, as the JDK's server writes it
 * @param faults what goes wrong from the start
 */
public record SimulatorOptions(Duration activationTime, Clock clock, List<Fault> faults) {

    public SimulatorOptions {
        if (activationTime.isNegative()) {
            throw new IllegalArgumentException("activationTime must not be negative: " + activationTime);
        }
        faults = List.copyOf(faults);
    }

    /** Activations of four seconds, the system's clock, nothing goes wrong. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(Duration.ofSeconds(4), Clock.systemUTC(), List.of());
    }

    public SimulatorOptions withActivationTime(Duration activationTime) {
        return new SimulatorOptions(activationTime, clock, faults);
    }

    public SimulatorOptions withClock(Clock clock) {
        return new SimulatorOptions(activationTime, clock, faults);
    }

    /** The same with the faults of a setting such as {@code ALECS_SIMULATE}, as {@link Fault#parseAll} reads it. */
    public SimulatorOptions withFaults(String setting) {
        return new SimulatorOptions(activationTime, clock, Fault.parseAll(setting));
    }
}
