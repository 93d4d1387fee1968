/** The SQL stores that keep sealed tokens. */
@NullMarked
package dev.alecs.token.store;

import org.jspecify.annotations.NullMarked;
