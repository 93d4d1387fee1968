package dev.alecs.transport.bridge;

/** A setting that is missing or cannot be used; its message is a sentence naming it and what was expected. */
public final class BridgeSettingsException extends RuntimeException {

    BridgeSettingsException(String message) {
        super(message);
    }
}
