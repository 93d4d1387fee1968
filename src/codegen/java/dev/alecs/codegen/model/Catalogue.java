package dev.alecs.codegen.model;

import java.util.List;
import java.util.SortedMap;

/**
 * All that is generated from.
 *
 * @param apis by file name
 * @param asked what operators say when they need a tool, by its name
 */
public record Catalogue(List<Api> apis, SortedMap<String, List<String>> asked) {

    public Catalogue {
        apis = List.copyOf(apis);
    }

    public List<Operation> operations() {
        return apis.stream().flatMap(api -> api.operations().stream()).toList();
    }
}
