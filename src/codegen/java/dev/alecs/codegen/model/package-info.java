/** What a catalogue means: the operations that the generated code will make, checked and complete. */
@NullMarked
package dev.alecs.codegen.model;

import org.jspecify.annotations.NullMarked;
