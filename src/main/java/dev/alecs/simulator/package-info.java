/**
 * An Akamai stand-in for {@code alecs demo} and the tests: it checks signatures and keeps state, and every answer of it
 * says that it is simulated.
 *
 * <p>{@link dev.alecs.simulator.Simulator} is the way in. One {@code *Simulation} class plays one room of Akamai's API;
 * what none of them plays is answered from the catalogue by {@code LearnedOperations}.
 */
@NullMarked
package dev.alecs.simulator;

import org.jspecify.annotations.NullMarked;
