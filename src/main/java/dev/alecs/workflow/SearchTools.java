package dev.alecs.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.search.ToolIndex.Hit;
import dev.alecs.search.ToolSearch;
import dev.alecs.tool.RelayTool;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolCall;
import dev.alecs.tool.ToolDescription;
import dev.alecs.tool.ToolRegistry;
import dev.alecs.tool.ToolResult;
import dev.alecs.tool.ToolSource;
import dev.alecs.tool.ToolView;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tools that find, describe and call the others: with them every operation can be reached from every view. */
@Singleton
public final class SearchTools implements ToolSource {

    private static final int USUAL = 8;
    private static final int MOST = 30;

    /** In characters; understanding a request takes longer the longer it is. */
    private static final int LONGEST = 500;

    private final ToolSearch search;
    private final ToolDescription description;
    private final Provider<ToolRegistry> registry;
    private final ObjectMapper json;

    /** @param registry not asked for before the first call: these tools are in it */
    SearchTools(ToolSearch search, ToolDescription description, Provider<ToolRegistry> registry, ObjectMapper json) {
        this.search = search;
        this.description = description;
        this.registry = registry;
        this.json = json;
    }

    @Override
    public Stream<Tool> tools() {
        return Stream.of(
                new SearchTool(searchDefinition(), this::search),
                new SearchTool(describeDefinition(), this::describe),
                RelayTool.reading(),
                RelayTool.any());
    }

    private ToolResult search(ObjectNode arguments) {
        if (arguments.path("query").asText().length() > LONGEST) {
            return ToolResult.failed(
                    "Say it in at most " + LONGEST + " characters: what you want to do, and with what.");
        }
        var toolset = arguments.path("toolset").asText("");
        var effect = arguments.path("effect").asText("");
        var toolsets = toolsets();
        if (!toolset.isEmpty() && !toolsets.contains(toolset)) {
            return ToolResult.failed(
                    "There is no toolset \"" + toolset + "\". Toolsets: " + String.join(", ", toolsets));
        }
        Predicate<ToolDefinition> wanted = tool -> !tool.toolset().equals(ToolView.SEARCH_TOOLSET)
                && (toolset.isEmpty() || tool.toolset().equals(toolset))
                && (effect.isEmpty() || tool.effect().word().equals(effect));
        var hits = search.find(
                arguments.path("query").asText(),
                wanted,
                arguments.path("limit").asInt(USUAL));
        return hits.isEmpty()
                ? ToolResult.failed(
                        "No tool fits. Say it in other words, such as the thing (property, zone, certificate, policy)"
                                + " and what to do with it, or leave out toolset and effect. Toolsets: "
                                + String.join(", ", toolsets))
                : ToolResult.of(found(hits).toString());
    }

    private ObjectNode found(Iterable<Hit> hits) {
        var found = json.createObjectNode();
        var tools = found.putArray("tools");
        for (var hit : hits) {
            tools.add(json.createObjectNode()
                    .put("name", hit.tool().name())
                    .put("effect", hit.tool().effect().word())
                    .put("toolset", hit.tool().toolset())
                    .put("does", hit.tool().title())
                    .set("needs", needs(hit.tool())));
        }
        return found.put(
                "next",
                "describe-tool shows a tool whole. Call one that is not listed with call-read-tool (effect read) or"
                        + " call-write-tool.");
    }

    // What must be given, and of a body what must be in it.
    private ArrayNode needs(ToolDefinition tool) {
        var needs = json.createArrayNode();
        var schema = tree(tool.inputSchema());
        for (var name : schema.path("required")) {
            var members = schema.path("properties").path(name.asText()).path("required");
            if (members.isEmpty()) {
                needs.add(name.asText());
            } else {
                members.forEach(member -> needs.add(name.asText() + "." + member.asText()));
            }
        }
        return needs;
    }

    private ToolResult describe(ObjectNode arguments) {
        var name = arguments.path("name").asText();
        return registry.get()
                .find(name)
                .map(tool -> ToolResult.of(description.of(tool).toString()))
                .orElseGet(() ->
                        ToolResult.failed(registry.get().unknown(name) + " search-tools finds tools by what they do."));
    }

    private Set<String> toolsets() {
        var toolsets = registry.get().toolsets();
        toolsets.remove(ToolView.SEARCH_TOOLSET);
        return toolsets;
    }

    private JsonNode tree(String schema) {
        try {
            return json.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema of ours is not JSON", e);
        }
    }

    private static ToolDefinition searchDefinition() {
        return ToolDefinition.listedWhole(
                "search-tools",
                ToolView.SEARCH_TOOLSET,
                Effect.READ,
                true,
                "Find the tool for a task",
                "Find the tool for a task among all operations of Akamai's APIs, not only the listed ones. Say what you want to do"
                        + " in plain words; the best come first, each with its effect and the arguments it needs.",
                """
                {"type":"object","properties":{\
                "query":{"type":"string","description":"What to do, for example: add a SAN to a certificate.",\
                "maxLength":%d},\
                "toolset":{"type":"string","description":"Only tools of this toolset."},\
                "effect":{"type":"string","enum":["read","write","activate","destroy"],\
                "description":"Only tools with this effect: read changes nothing, write changes a draft, activate changes live traffic,\
                 destroy cannot be undone."},\
                "limit":{"type":"integer","minimum":1,"maximum":%d,"default":%d}},\
                "required":["query"],"additionalProperties":false}""".formatted(LONGEST, MOST, USUAL));
    }

    private static ToolDefinition describeDefinition() {
        return ToolDefinition.listedWhole(
                "describe-tool",
                ToolView.SEARCH_TOOLSET,
                Effect.READ,
                true,
                "Show a tool whole",
                "Show a tool whole: when to use it, every argument with the whole shape of its body, what it answers, and which Akamai"
                        + " operation it is. Lists show less.",
                """
                {"type":"object","properties":{\
                "name":{"type":"string","description":"The tool's name, from search-tools or a list."}},\
                "required":["name"],"additionalProperties":false}""");
    }

    /** One of these tools. */
    private record SearchTool(ToolDefinition definition, Function<ObjectNode, ToolResult> action) implements Tool {

        @Override
        public ToolResult call(ToolCall call) {
            return action.apply(call.arguments());
        }
    }
}
