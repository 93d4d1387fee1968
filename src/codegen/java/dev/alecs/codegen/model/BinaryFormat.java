package dev.alecs.codegen.model;

import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.References;
import dev.alecs.codegen.spec.Value;
import java.util.HashSet;
import java.util.Set;

/** Refuses {@code format: binary} where a value is written as text or JSON, which cannot hold bytes. */
final class BinaryFormat {

    /** What holds values and no schemas. */
    private static final Set<String> VALUES = Set.of("example", "examples", "default", "const", "enum");

    private final References references;
    private final Complaints complaints;

    BinaryFormat(References references, Complaints complaints) {
        this.references = references;
        this.complaints = complaints;
    }

    void refuseIn(Value schema) {
        refuseIn(schema, new HashSet<>());
    }

    private void refuseIn(Value value, Set<String> seen) {
        switch (value) {
            case Value.Mapping mapping -> refuseInMapping(mapping, seen);
            case Value.Sequence sequence -> sequence.items().forEach(item -> refuseIn(item, seen));
            case Value.Scalar _ -> {}
        }
    }

    private void refuseInMapping(Value.Mapping mapping, Set<String> seen) {
        References.reference(mapping)
                .filter(reference -> seen.add(references.address(reference)))
                .flatMap(references::target)
                .ifPresent(target -> refuseIn(target, seen));
        mapping.entries().forEach((key, value) -> {
            if (key.equals("format")
                    && value instanceof Value.Scalar format
                    && format.text().equals("binary")) {
                complaints.about(
                        value.at(), "bytes have no place here: 'format: binary' is for whole bodies and files");
            } else if (!VALUES.contains(key)) {
                refuseIn(value, seen);
            }
        });
    }
}
