/** Plays Edge DNS: zones, their record sets, and the change lists and bulk requests that change them. */
@NullMarked
package dev.alecs.simulator.dns;

import org.jspecify.annotations.NullMarked;
