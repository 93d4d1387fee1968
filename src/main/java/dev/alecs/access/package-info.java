/** Who is calling, what they may do, and the record of it. */
@NullMarked
package dev.alecs.access;

import org.jspecify.annotations.NullMarked;
