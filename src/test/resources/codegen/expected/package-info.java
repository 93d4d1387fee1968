// Generated: change the generator, not this file.
/** Akamai's operations as tools, one class per catalogue file; all of it is generated. */
@NullMarked
package dev.alecs.toolset;

import org.jspecify.annotations.NullMarked;
