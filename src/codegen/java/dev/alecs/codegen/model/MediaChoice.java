package dev.alecs.codegen.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** An argument that decides an operation's media types. */
public record MediaChoice(String argument, SortedMap<String, String> accept, SortedMap<String, String> contentType) {

    public MediaChoice {
        accept = Collections.unmodifiableSortedMap(new TreeMap<>(accept));
        contentType = Collections.unmodifiableSortedMap(new TreeMap<>(contentType));
    }
}
