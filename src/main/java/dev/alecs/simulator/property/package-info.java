/** Plays Property Manager: properties with their versions, rules, hostnames and activations. */
@NullMarked
package dev.alecs.simulator.property;

import org.jspecify.annotations.NullMarked;
