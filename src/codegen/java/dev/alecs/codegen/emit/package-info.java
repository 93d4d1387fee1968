/** What is written: Java classes, the reference page, and the files they go into. */
@NullMarked
package dev.alecs.codegen.emit;

import org.jspecify.annotations.NullMarked;
