package dev.alecs.simulator;

import java.util.Locale;

/** The two networks that a property is activated on. */
enum Network {
    STAGING,
    PRODUCTION;

    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
