package dev.alecs.access;

import dev.alecs.token.TokenId;
import java.util.Optional;

/** Who is calling. */
public sealed interface Caller {

    /** How the caller is named in the audit trail. */
    String id();

    /** The view of the tool list it is to be shown when its connection asks for none. */
    Optional<String> view();

    /**
     * Someone who presented one of our tokens.
     *
     * @param token the token's public name
     * @param description what its owner said it is for
     * @param view the name of a view, if one was given to it
     */
    record TokenHolder(TokenId token, String description, Optional<String> view) implements Caller {

        @Override
        public String id() {
            return token.value();
        }
    }

    /** A process on this host that started the server itself, over standard input and output. */
    record LocalShell() implements Caller {

        @Override
        public String id() {
            return "local-shell";
        }

        @Override
        public Optional<String> view() {
            return Optional.empty();
        }
    }
}
