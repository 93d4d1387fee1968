/** JSON-RPC and MCP: messages, revisions, sessions and the method switch. */
@NullMarked
package dev.alecs.protocol;

import org.jspecify.annotations.NullMarked;
