/** Answers from the catalogue alone what no simulation plays. */
@NullMarked
package dev.alecs.simulator.learned;

import org.jspecify.annotations.NullMarked;
