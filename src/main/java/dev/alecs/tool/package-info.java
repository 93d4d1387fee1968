/** The contract of a tool, the registry, and the dispatcher that every call passes. */
@NullMarked
package dev.alecs.tool;

import org.jspecify.annotations.NullMarked;
