/** An Akamai stand-in for {@code alecs demo} and the tests: checks signatures and keeps state. */
@NullMarked
package dev.alecs.simulator;

import org.jspecify.annotations.NullMarked;
