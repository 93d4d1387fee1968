/** Plays the Edge Hostname API, and keeps the edge hostnames that properties use too. */
@NullMarked
package dev.alecs.simulator.hostname;

import org.jspecify.annotations.NullMarked;
