package dev.alecs.tool;

import dev.alecs.catalog.Operation;
import dev.alecs.edgegrid.AkamaiClient;
import dev.alecs.shaping.AnswerShaper;
import jakarta.inject.Singleton;

/** Makes tools of Akamai operations; all that a generated class needs to know of us. */
@Singleton
public final class AkamaiOperations {

    private final AkamaiClient akamai;
    private final AnswerShaper shaper;

    AkamaiOperations(AkamaiClient akamai, AnswerShaper shaper) {
        this.akamai = akamai;
        this.shaper = shaper;
    }

    public Tool tool(Operation operation) {
        return new OperationTool(operation, akamai::call, shaper);
    }
}
