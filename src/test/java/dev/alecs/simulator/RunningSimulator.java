package dev.alecs.simulator;

import java.time.Duration;

/** A simulator for one test, whose clock the test moves; activations take four seconds of that clock. */
public final class RunningSimulator implements AutoCloseable {

    static final String HOST = "akab-simulated.luna.akamaiapis.net";

    final SimulatorCredentials credentials = SimulatorCredentials.random(HOST);
    public final MovableClock clock = new MovableClock();
    public final Simulator simulator;
    public final TestClient client;

    public RunningSimulator() {
        this("");
    }

    RunningSimulator(String faults) {
        SimulatorOptions options = SimulatorOptions.defaults()
                .withActivationTime(Duration.ofSeconds(4))
                .withClock(clock)
                .withFaults(faults);
        simulator = Simulator.start(credentials, options);
        client = new TestClient(simulator, credentials, clock);
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
    }
}
