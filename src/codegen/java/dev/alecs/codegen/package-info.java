/** Makes the tool classes and their reference page from the catalogue; runs at build time and is never shipped. */
@NullMarked
package dev.alecs.codegen;

import org.jspecify.annotations.NullMarked;
