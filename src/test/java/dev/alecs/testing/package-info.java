/** What several tests need: operations and tools made for a test. */
@NullMarked
package dev.alecs.testing;

import org.jspecify.annotations.NullMarked;
