/** The commands a person types. */
@NullMarked
package dev.alecs.cli;

import org.jspecify.annotations.NullMarked;
