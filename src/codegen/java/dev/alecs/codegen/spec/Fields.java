package dev.alecs.codegen.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mapping read by key, with a complaint for each key that is missing, unknown or of the wrong kind. */
public final class Fields {

    private final Value.Mapping mapping;
    private final String parents;
    private final Complaints complaints;

    private Fields(Value.Mapping mapping, String parents, Complaints complaints) {
        this.mapping = mapping;
        this.parents = parents;
        this.complaints = complaints;
    }

    /** Without any field, and with a complaint, when the value is not a mapping. */
    public static Fields of(Value value, Complaints complaints) {
        return of(value, "", complaints);
    }

    private static Fields of(Value value, String parents, Complaints complaints) {
        if (value instanceof Value.Mapping mapping) {
            return new Fields(mapping, parents, complaints);
        }
        complaints.about(value.at(), "keys with values are expected here");
        return new Fields(new Value.Mapping(value.at(), Map.of()), parents, complaints);
    }

    /** Complains about any other key, so that a misspelt one is not passed over. */
    public Fields only(String... keys) {
        Set<String> known = Set.of(keys);
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                complaints.about(value.at(), "unknown key '%s'".formatted(parents + key));
            }
        });
        return this;
    }

    public Position at() {
        return mapping.at();
    }

    /** Where a field stands, or the whole mapping when it has no such field. */
    public Position at(String key) {
        return find(key).map(Value::at).orElse(at());
    }

    public Optional<Value> find(String key) {
        return Optional.ofNullable(mapping.entries().get(key));
    }

    public Map<String, Value> entries() {
        return mapping.entries();
    }

    /** A text that must be there, single-spaced; empty, with a complaint, when it is not. */
    public String text(String key) {
        return optionalText(key).filter(text -> !text.isEmpty()).orElseGet(() -> {
            complaints.about(at(key), "'%s' is missing".formatted(parents + key));
            return "";
        });
    }

    public Optional<String> optionalText(String key) {
        return find(key).flatMap(this::scalar).map(scalar -> singleSpaced(scalar.text()));
    }

    /** False when it is left out. */
    public boolean flag(String key) {
        return flag(key, false);
    }

    public boolean flag(String key, boolean otherwise) {
        Optional<String> text = optionalText(key);
        if (text.isPresent() && !Set.of("true", "false").contains(text.get())) {
            complaints.about(at(key), "'%s' must be true or false".formatted(parents + key));
        }
        return text.map(Boolean::parseBoolean).orElse(otherwise);
    }

    /** Empty when it is left out. */
    public List<Value> list(String key) {
        return switch (find(key).orElse(null)) {
            case null -> List.of();
            case Value.Sequence sequence -> sequence.items();
            case Value.Scalar _, Value.Mapping _ -> {
                complaints.about(at(key), "'%s' must be a list".formatted(parents + key));
                yield List.of();
            }
        };
    }

    public List<String> texts(String key) {
        return list(key).stream()
                .flatMap(value -> scalar(value).stream())
                .map(Value.Scalar::text)
                .toList();
    }

    /** Without any field when it is left out. */
    public Fields fields(String key) {
        Value value = find(key).orElseGet(() -> new Value.Mapping(at(), Map.of()));
        return of(value, parents + key + ".", complaints);
    }

    private Optional<Value.Scalar> scalar(Value value) {
        if (value instanceof Value.Scalar scalar) {
            return Optional.of(scalar);
        }
        complaints.about(value.at(), "a single value is expected here");
        return Optional.empty();
    }

    /** Folded YAML leaves line breaks and runs of spaces that mean nothing to a reader. */
    public static String singleSpaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
