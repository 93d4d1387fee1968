package dev.alecs.access;

import dev.alecs.token.TokenId;

/** Who is calling. */
public sealed interface Caller {

    /** How the caller is named in the audit trail. */
    String id();

    /**
     * Someone who presented one of our tokens.
     *
     * @param token the token's public name
     * @param description what its owner said it is for
     */
    record TokenHolder(TokenId token, String description) implements Caller {

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
    }
}
