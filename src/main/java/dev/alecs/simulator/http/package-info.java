/** What every part of the stand-in speaks: requests, replies, routes and problems, whichever API they belong to. */
@NullMarked
package dev.alecs.simulator.http;

import org.jspecify.annotations.NullMarked;
