package dev.alecs.cli;

import jakarta.enterprise.context.Dependent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine.IVersionProvider;

/** What {@code alecs --version} prints. */
@Dependent
final class Version implements IVersionProvider {

    private final String version;

    Version(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"alecs " + version + ", Java " + Runtime.version()};
    }
}
