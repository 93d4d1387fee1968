package dev.alecs.token;

import java.nio.file.Path;

/** A process that issues tokens and prints the secret of each, one per line. */
final class TokenIssuer {

    private TokenIssuer() {}

    /**
     * Runs until it has issued enough or is killed.
     *
     * @param arguments the data folder, and how many tokens to issue
     */
    public static void main(String[] arguments) {
        try (var installation = new Installation(Path.of(arguments[0]))) {
            var tokens = installation.server();
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                System.out.println(tokens.issue("number " + i, null).secret());
            }
        }
    }
}
