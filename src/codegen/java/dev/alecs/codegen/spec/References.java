package dev.alecs.codegen.spec;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what a {@code $ref} means, in its own file or in another of the catalogue. */
public final class References {

    private static final String KEY = "$ref";

    private final Map<String, Value> files;
    private final Complaints complaints;

    public References(Map<String, Value> files, Complaints complaints) {
        this.files = Map.copyOf(files);
        this.complaints = complaints;
    }

    /** The reference a value consists of, if it is one. */
    public static Optional<Value.Scalar> reference(Value value) {
        return value instanceof Value.Mapping mapping && mapping.entries().get(KEY) instanceof Value.Scalar scalar
                ? Optional.of(scalar)
                : Optional.empty();
    }

    /** The value itself, or what it refers to in the end; empty, with a complaint, when that does not exist. */
    public Optional<Value> follow(Value value) {
        Set<String> seen = new HashSet<>();
        Optional<Value> current = Optional.of(value);
        Optional<Value.Scalar> reference = reference(value);
        while (reference.isPresent()) {
            if (!seen.add(address(reference.get()))) {
                refuseCycle(reference.get());
                return Optional.empty();
            }
            current = target(reference.get());
            reference = current.flatMap(References::reference);
        }
        return current;
    }

    /** What a reference points to, which may be a reference again; empty, with a complaint, for nothing. */
    public Optional<Value> target(Value.Scalar reference) {
        String address = address(reference);
        int hash = address.indexOf("#/");
        Optional<Value> target = hash < 0
                ? Optional.empty()
                : Optional.ofNullable(files.get(address.substring(0, hash)))
                        .flatMap(file -> walk(file, address.substring(hash + 2)));
        if (target.isEmpty()) {
            complaints.about(reference.at(), "$ref '%s' leads nowhere".formatted(reference.text()));
        }
        return target;
    }

    /** The reference in full, {@code file#/pointer}: two references are the same if their addresses are. */
    public String address(Value.Scalar reference) {
        return reference.text().startsWith("#") ? reference.at().file() + reference.text() : reference.text();
    }

    public void refuseCycle(Value.Scalar reference) {
        complaints.about(reference.at(), "$ref '%s' leads back to itself".formatted(reference.text()));
    }

    private static Optional<Value> walk(Value start, String pointer) {
        Optional<Value> current = Optional.of(start);
        for (String token : pointer.split("/", -1)) {
            // RFC 6901: ~1 stands for a slash, ~0 for a tilde
            String key = token.replace("~1", "/").replace("~0", "~");
            current = current.flatMap(value -> child(value, key));
        }
        return current;
    }

    private static Optional<Value> child(Value value, String key) {
        return value instanceof Value.Mapping mapping
                ? Optional.ofNullable(mapping.entries().get(key))
                : Optional.empty();
    }
}
