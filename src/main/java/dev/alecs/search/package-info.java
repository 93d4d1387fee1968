/** Finds the tool that fits what an operator wants to do, in the operator's own words. */
@NullMarked
package dev.alecs.search;

import org.jspecify.annotations.NullMarked;
