/** Plays Fast Purge: takes purges and remembers them for whoever asks. */
@NullMarked
package dev.alecs.simulator.purge;

import org.jspecify.annotations.NullMarked;
