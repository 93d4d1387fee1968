/** Hand-written tools: what no single Akamai operation does. */
@NullMarked
package dev.alecs.workflow;

import org.jspecify.annotations.NullMarked;
