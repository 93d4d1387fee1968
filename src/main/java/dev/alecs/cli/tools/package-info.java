/** {@code alecs tools}: the tools for people and scripts, to look at and to call. */
@NullMarked
package dev.alecs.cli.tools;

import org.jspecify.annotations.NullMarked;
