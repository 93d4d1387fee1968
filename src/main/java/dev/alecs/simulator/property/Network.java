package dev.alecs.simulator.property;

import java.util.Locale;

/** The two networks that a property is activated on. */
public enum Network {
    STAGING,
    PRODUCTION;

    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
