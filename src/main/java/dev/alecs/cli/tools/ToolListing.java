package dev.alecs.cli.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.ToolDefinition;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.util.List;

/** Several tools, a line each. */
@Singleton
final class ToolListing {

    private final Terminal terminal;
    private final ObjectMapper json;

    ToolListing(Terminal terminal, ObjectMapper json) {
        this.terminal = terminal;
        this.json = json;
    }

    void print(List<ToolDefinition> tools, boolean asJson, PrintWriter out) throws JsonProcessingException {
        if (asJson) {
            out.println(json.writeValueAsString(tools.stream().map(this::brief).toList()));
            return;
        }
        var table = Table.cutting();
        tools.forEach(tool -> table.row(tool.name(), tool.effect().word(), tool.toolset(), tool.title()));
        table.lines(terminal.width()).forEach(out::println);
        out.println(tools.size() == 1 ? "1 tool" : tools.size() + " tools");
    }

    private ObjectNode brief(ToolDefinition tool) {
        return json.createObjectNode()
                .put("name", tool.name())
                .put("toolset", tool.toolset())
                .put("effect", tool.effect().word())
                .put("core", tool.core())
                .put("title", tool.title());
    }
}
