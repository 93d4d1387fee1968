/** What can be called, as plain data: every Akamai operation and the face it shows as a tool. */
@NullMarked
package dev.alecs.catalog;

import org.jspecify.annotations.NullMarked;
