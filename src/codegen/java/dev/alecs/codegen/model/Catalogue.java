package dev.alecs.codegen.model;

import java.util.List;

/**
 * All that is generated from.
 *
 * @param apis by file name
 */
public record Catalogue(List<Api> apis) {

    public Catalogue {
        apis = List.copyOf(apis);
    }

    public List<Operation> operations() {
        return apis.stream().flatMap(api -> api.operations().stream()).toList();
    }
}
