/** One signed call to Akamai: {@code .edgerc}, credentials, signing, sending, retrying. */
@NullMarked
package dev.alecs.edgegrid;

import org.jspecify.annotations.NullMarked;
