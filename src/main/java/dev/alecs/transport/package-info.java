/** How messages reach the server: WebSocket, standard input and output, and the bridge. */
@NullMarked
package dev.alecs.transport;

import org.jspecify.annotations.NullMarked;
