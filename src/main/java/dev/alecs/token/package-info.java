/** Our own API tokens: issue, verify, list, revoke, and how they are sealed at rest. */
@NullMarked
package dev.alecs.token;

import org.jspecify.annotations.NullMarked;
