package dev.alecs.token;

/**
 * A token as it lies in a store: nothing in it can be read or used without the master key.
 *
 * <p>It may come back changed by someone else's hand, which is why nothing here is more than text.
 *
 * @param id the token's public name
 * @param lookup what the token's secret is found by, 64 hex digits
 * @param seal everything else, sealed, in base64
 */
public record SealedToken(String id, String lookup, String seal) {}
