/** A large API answer into something a model can use. */
@NullMarked
package dev.alecs.shaping;

import org.jspecify.annotations.NullMarked;
