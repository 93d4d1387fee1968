package dev.alecs.workflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.token.Revocation;
import dev.alecs.token.TokenDescription;
import dev.alecs.token.TokenException;
import dev.alecs.token.TokenId;
import dev.alecs.token.TokenService;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolCall;
import dev.alecs.tool.ToolResult;
import dev.alecs.tool.ToolSource;
import dev.alecs.tool.ToolViews;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tools that administer our own API tokens. */
@Singleton
public final class TokenTools implements ToolSource {

    private static final String TOOLSET = "tokens";

    private final TokenService tokens;
    private final TokenDescription description;
    private final Provider<ToolViews> views;
    private final ObjectMapper json;

    /** @param views not asked for before the first call: it knows all tools, these among them */
    TokenTools(TokenService tokens, TokenDescription description, Provider<ToolViews> views, ObjectMapper json) {
        this.tokens = tokens;
        this.description = description;
        this.views = views;
        this.json = json;
    }

    @Override
    public Stream<Tool> tools() {
        return Stream.of(
                new TokenTool(generateDefinition(), this::generate),
                new TokenTool(listDefinition(), _ -> list()),
                new TokenTool(revokeDefinition(), this::revoke));
    }

    private ToolResult generate(ObjectNode arguments) {
        var issued = tokens.issue(
                arguments.path("description").asText(),
                lifetime(arguments.path("expiresInDays").asLong(0)),
                view(arguments.path("view").asText(null)));
        var shown = description
                .of(issued.token())
                .put("token", issued.secret())
                .put("note", "Give the token to its owner now: it is not kept and cannot be shown again.");
        return ToolResult.of(shown.toString());
    }

    private static @Nullable Duration lifetime(long days) {
        return days == 0 ? null : Duration.ofDays(days);
    }

    private @Nullable String view(@Nullable String view) {
        if (view != null) {
            views.get().read("view", view);
        }
        return view;
    }

    private ToolResult list() {
        var list = json.createArrayNode();
        tokens.list().forEach(token -> list.add(description.of(token)));
        return ToolResult.of(json.createObjectNode().set("tokens", list).toString());
    }

    private ToolResult revoke(ObjectNode arguments) {
        return switch (tokens.revoke(new TokenId(arguments.path("tokenId").asText()))) {
            case Revocation.Revoked(var token) ->
                ToolResult.of(description.of(token).toString());
            case Revocation.AlreadyRevoked(var token) ->
                ToolResult.of(description.of(token).toString());
            case Revocation.Unknown() ->
                ToolResult.failed("There is no such token. Call list-api-tokens for the ids there are.");
        };
    }

    private static ToolDefinition generateDefinition() {
        return ToolDefinition.listedWhole(
                "generate-api-token",
                TOOLSET,
                Effect.WRITE,
                false,
                "Issue an API token for this server",
                "Issue an API token for this server. Its holder can call every tool here, so say what it is for and let it expire."
                        + " The token is shown once, in this answer: pass it to its owner and do not repeat it elsewhere.",
                """
                {"type":"object","properties":{\
                "description":{"type":"string","description":"Who or what the token is for, 1 to 200 characters."},\
                "expiresInDays":{"type":"integer","minimum":1,"maximum":%d,\
                "description":"Days until it stops working. Never if left out."},\
                "view":{"type":"string","description":"The tools its holder is shown: search, essential, core, all, or toolsets with\
                 commas between; all can be called anyway. The server's choice if left out.","examples":["core"]}},\
                "required":["description"],"additionalProperties":false}""".formatted(TokenService.MAX_LIFETIME.toDays()));
    }

    private static ToolDefinition listDefinition() {
        return ToolDefinition.listedWhole(
                "list-api-tokens",
                TOOLSET,
                Effect.READ,
                true,
                "List the API tokens of this server",
                "List the API tokens of this server, newest first, with their state: active, expired or revoked. The tokens"
                        + " themselves are not kept and never shown.",
                "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}");
    }

    private static ToolDefinition revokeDefinition() {
        return ToolDefinition.listedWhole(
                "revoke-api-token",
                TOOLSET,
                Effect.DESTROY,
                true,
                "Revoke an API token of this server",
                "Revoke an API token of this server. Its holder is refused from the next call on, also on connections that are"
                        + " open. This cannot be undone: issue a new one with generate-api-token.",
                """
                {"type":"object","properties":{\
                "tokenId":{"type":"string","description":"The token's id, from list-api-tokens.",\
                "examples":["tok_95c60907606b4856"]}},\
                "required":["tokenId"],"additionalProperties":false}""");
    }

    /** One of these tools; what the token service refuses becomes a result. */
    private record TokenTool(ToolDefinition definition, Function<ObjectNode, ToolResult> action) implements Tool {

        @Override
        public ToolResult call(ToolCall call) {
            try {
                return action.apply(call.arguments());
            } catch (TokenException | IllegalArgumentException e) {
                return ToolResult.failed(String.valueOf(e.getMessage()));
            }
        }
    }
}
