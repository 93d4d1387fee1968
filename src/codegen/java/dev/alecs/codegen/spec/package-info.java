/** Catalogue files as they are written: YAML values that know their line, references, and what is wrong with them. */
@NullMarked
package dev.alecs.codegen.spec;

import org.jspecify.annotations.NullMarked;
