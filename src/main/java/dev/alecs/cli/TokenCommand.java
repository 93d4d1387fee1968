package dev.alecs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alecs.cli.tools.ViewOptions;
import dev.alecs.token.Revocation;
import dev.alecs.token.Token;
import dev.alecs.token.TokenDescription;
import dev.alecs.token.TokenException;
import dev.alecs.token.TokenId;
import dev.alecs.token.TokenService;
import dev.alecs.tool.ToolViews;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alecs token}: issue, list and revoke API tokens, with the rights of whoever may read the data folder. */
@Command(
        name = "token",
        description = "Issues, lists and revokes API tokens.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(issue | list | revoke)")
final class TokenCommand implements Runnable {

    private final TokenService tokens;
    private final TokenDescription description;
    private final ToolViews views;
    private final ObjectMapper json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TokenCommand(TokenService tokens, TokenDescription description, ToolViews views, ObjectMapper json) {
        this.tokens = tokens;
        this.description = description;
        this.views = views;
        this.json = json;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "issue", description = "Issues a token and shows it, once.", mixinStandardHelpOptions = true)
    int issue(
            @Option(
                            names = "--description",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Who or what it is for.")
                    String purpose,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            description = "When it stops working: 12h, 30d, 8w. Never if left out.",
                            converter = LifetimeConverter.class)
                    @Nullable
                    Duration lifetime,
            @Option(
                            names = "--view",
                            paramLabel = "VIEW",
                            completionCandidates = ViewOptions.Names.class,
                            description =
                                    "The tools its holder is shown: search, essential, core, all, or toolsets with"
                                            + " commas between. The server's ALECS_VIEW if left out.")
                    @Nullable
                    String view,
            @Option(names = "--json", description = "Print JSON.") boolean asJson)
            throws JsonProcessingException {
        if (view != null) {
            views.read("--view", view);
        }
        var issued = tokens.issue(purpose, lifetime, view);
        if (asJson) {
            print(json.writeValueAsString(description.of(issued.token()).put("token", issued.secret())));
        } else {
            print("Token:    " + issued.secret());
            print("Token ID: " + issued.token().id());
            print("Expires:  "
                    + (issued.token().expires() == null
                            ? "never"
                            : issued.token().expires()));
            if (view != null) {
                print("View:     " + view);
            }
            print("");
            print("Copy the token now: it is not kept and will not be shown again.");
        }
        return 0;
    }

    @Command(name = "list", description = "Lists the tokens, newest first.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "Print JSON.") boolean asJson) throws JsonProcessingException {
        var known = tokens.list();
        if (asJson) {
            print(json.writeValueAsString(known.stream().map(description::of).toList()));
        } else if (known.isEmpty()) {
            print("No tokens yet. Issue one with: alecs token issue --description \"…\"");
        } else {
            known.forEach(token -> print("%s  %-7s  created %s  expires %s%s  %s"
                    .formatted(
                            token.id(),
                            description.state(token),
                            token.created(),
                            token.expires() == null ? "never" : token.expires(),
                            token.view() == null ? "" : "  view " + token.view(),
                            token.description())));
        }
        return 0;
    }

    @Command(
            name = "revoke",
            description = "Revokes a token; connections that use it are refused from their next call on.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Parameters(paramLabel = "ID", description = "The token's id, tok_…") String id,
            @Option(names = "--json", description = "Print JSON.") boolean asJson)
            throws JsonProcessingException {
        var revocation = tokens.revoke(tokenId(id));
        return switch (revocation) {
            case Revocation.Revoked(var token) -> revoked(token, "is revoked", asJson);
            case Revocation.AlreadyRevoked(var token) ->
                revoked(token, "was revoked already, at " + token.revoked(), asJson);
            case Revocation.Unknown() -> {
                spec.commandLine().getErr().println("alecs: there is no token " + id + ". See: alecs token list");
                yield 1;
            }
        };
    }

    private int revoked(Token token, String what, boolean asJson) throws JsonProcessingException {
        print(asJson ? json.writeValueAsString(description.of(token)) : "Token " + token.id() + " " + what + ".");
        return 0;
    }

    private static TokenId tokenId(String text) {
        try {
            return new TokenId(text);
        } catch (IllegalArgumentException e) {
            throw new TokenException.InvalidRequest(e.getMessage() + ", as alecs token list shows it.");
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
