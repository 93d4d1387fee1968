/** The bridge from a client on standard input and output to a server behind a WebSocket: plain JDK, no container. */
@NullMarked
package dev.alecs.transport.bridge;

import org.jspecify.annotations.NullMarked;
