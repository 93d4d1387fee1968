package dev.alecs.codegen;

/** Catalogue files with hardly anything in them, to change one thing in. */
final class SmallApi {

    private SmallApi() {}

    /** One operation, that lists things of this name. */
    static String named(String thing) {
        return of(operation("/bell/v1/" + thing, "get", "list-" + thing))
                .replace("x-alecs-api: bells", "x-alecs-api: " + thing);
    }

    static String of(String operations) {
        return """
                openapi: 3.1.0
                info:
                  title: Bells
                x-alecs-api: bells
                x-alecs-toolset: bells
                paths:
                """ + operations;
    }

    static String operation(String path, String method, String name) {
        return """
                  %s:
                    %s:
                      operationId: %s
                      x-alecs-tool: { name: %s, effect: read }
                      summary: What it does
                      description: When to use it.
                      responses:
                        '200':
                          description: OK
                """.formatted(path, method, name, name);
    }
}
