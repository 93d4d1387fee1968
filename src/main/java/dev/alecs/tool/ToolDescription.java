package dev.alecs.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Answer;
import dev.alecs.catalog.Operation;
import jakarta.inject.Singleton;
import java.util.List;

/** A tool whole, as JSON: what lists leave out for want of room. */
@Singleton
public final class ToolDescription {

    private final ObjectMapper json;

    ToolDescription(ObjectMapper json) {
        this.json = json;
    }

    public ObjectNode of(Tool tool) {
        var definition = tool.definition();
        var node = json.createObjectNode()
                .put("name", definition.name())
                .put("title", definition.title())
                .put("toolset", definition.toolset())
                .put("effect", definition.effect().word())
                .put("description", definition.description());
        node.set("inputSchema", tree(definition.inputSchema()));
        if (tool instanceof OperationTool akamai) {
            node.set("operation", operation(akamai.operation()));
            node.set("answers", answers(akamai.operation().answers()));
        }
        return node;
    }

    private ObjectNode operation(Operation operation) {
        return json.createObjectNode()
                .put("api", operation.api())
                .put("operationId", operation.operationId())
                .put("method", operation.method())
                .put("path", operation.path());
    }

    private ArrayNode answers(List<Answer> answers) {
        var nodes = json.createArrayNode();
        for (var answer : answers) {
            var node = nodes.addObject().put("status", answer.status());
            if (answer.mediaType() != null) {
                node.put("mediaType", answer.mediaType());
            }
            if (answer.schema() != null) {
                node.set("schema", tree(answer.schema()));
            }
        }
        return nodes;
    }

    private JsonNode tree(String schema) {
        try {
            return json.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema of ours is not JSON", e);
        }
    }
}
