package dev.alecs.tool;

import dev.alecs.catalog.Operation;
import dev.alecs.edgegrid.AkamaiClient;
import dev.alecs.shaping.AnswerShaper;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes tools of Akamai operations; all that a generated class needs to know of us. */
@Singleton
public final class AkamaiOperations {

    private static final long LARGEST_FILE = 1L << 30;

    private final AkamaiClient akamai;
    private final AnswerShaper shaper;
    private final int largestFile;

    /** @param largestFile how many bytes a file in a request may have; in base64 it has to fit into a client's message */
    @Inject
    AkamaiOperations(
            AkamaiClient akamai,
            AnswerShaper shaper,
            @ConfigProperty(name = "alecs.request.max-file-size", defaultValue = "5M") MemorySize largestFile) {
        long bytes = largestFile.asLongValue();
        if (bytes < 1 || bytes > LARGEST_FILE) {
            throw new IllegalArgumentException("alecs.request.max-file-size must be from 1 byte to 1G");
        }
        this.akamai = akamai;
        this.shaper = shaper;
        this.largestFile = (int) bytes;
    }

    public Tool tool(Operation operation) {
        shaper.introduce(operation);
        return new OperationTool(operation, akamai::call, shaper, largestFile);
    }
}
