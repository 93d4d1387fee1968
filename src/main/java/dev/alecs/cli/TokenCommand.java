package dev.alecs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.token.Revocation;
import dev.alecs.token.Token;
import dev.alecs.token.TokenException;
import dev.alecs.token.TokenId;
import dev.alecs.token.TokenService;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
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
    private final ObjectMapper json;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TokenCommand(TokenService tokens, ObjectMapper json, Clock clock) {
        this.tokens = tokens;
        this.json = json;
        this.clock = clock;
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
                    String description,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            description = "When it stops working: 12h, 30d, 8w. Never if left out.",
                            converter = LifetimeConverter.class)
                    @Nullable
                    Duration lifetime,
            @Option(names = "--json", description = "Print JSON.") boolean asJson)
            throws JsonProcessingException {
        var issued = tokens.issue(description, lifetime);
        if (asJson) {
            print(json.writeValueAsString(shown(issued.token()).put("token", issued.secret())));
        } else {
            print("Token:    " + issued.secret());
            print("Token ID: " + issued.token().id());
            print("Expires:  "
                    + (issued.token().expires() == null
                            ? "never"
                            : issued.token().expires()));
            print("");
            print("Copy the token now: it is not kept and will not be shown again.");
        }
        return 0;
    }

    @Command(name = "list", description = "Lists the tokens, newest first.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "Print JSON.") boolean asJson) throws JsonProcessingException {
        var known = tokens.list();
        if (asJson) {
            print(json.writeValueAsString(known.stream().map(this::shown).toList()));
        } else if (known.isEmpty()) {
            print("No tokens yet. Issue one with: alecs token issue --description \"…\"");
        } else {
            known.forEach(token -> print("%s  %-7s  created %s  expires %s  %s"
                    .formatted(
                            token.id(),
                            state(token),
                            token.created(),
                            token.expires() == null ? "never" : token.expires(),
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
        print(asJson ? json.writeValueAsString(shown(token)) : "Token " + token.id() + " " + what + ".");
        return 0;
    }

    private ObjectNode shown(Token token) {
        return json.createObjectNode()
                .put("id", token.id().value())
                .put("description", token.description())
                .put("state", state(token))
                .put("created", token.created().toString())
                .put("expires", token.expires() == null ? null : token.expires().toString())
                .put("revoked", token.revoked() == null ? null : token.revoked().toString());
    }

    private String state(Token token) {
        return token.state(clock.instant()).name().toLowerCase(Locale.ROOT);
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
