package dev.alecs.codegen.model;

import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Fields;
import dev.alecs.codegen.spec.Position;
import dev.alecs.codegen.spec.References;
import dev.alecs.codegen.spec.Value;
import dev.alecs.codegen.spec.YamlFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a directory of catalogue files, and checks what must hold across them. */
public final class CatalogueReader {

    private static final String COMPONENTS = "components.yaml";
    private static final Pattern FILE_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*\\.yaml");

    private final Complaints complaints;

    public CatalogueReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /** What it returns is complete only if there were no complaints. */
    public Catalogue read(Path directory) throws IOException {
        List<Path> paths = paths(directory);
        SortedMap<String, Value> files = files(paths);
        if (files.size() < paths.size()) {
            // each reference into a file that cannot be read would be complained about
            return new Catalogue(List.of(), new TreeMap<>());
        }
        References references = new References(files, complaints);
        OwnArguments ownArguments = ownArguments(files);
        List<Api> apis = files.entrySet().stream()
                .filter(file -> !file.getKey().equals(COMPONENTS))
                .map(file -> new ApiReader(references, ownArguments, complaints).read(file.getKey(), file.getValue()))
                .toList();
        Catalogue catalogue = new Catalogue(apis, asked(apis, directory.resolve("asked")));
        checkNames(catalogue);
        checkIds(catalogue);
        return catalogue;
    }

    private SortedMap<String, List<String>> asked(List<Api> apis, Path directory) throws IOException {
        Set<String> names = apis.stream()
                .flatMap(api -> api.operations().stream())
                .map(operation -> operation.tool().name())
                .collect(Collectors.toSet());
        return new AskedReader(names, complaints).read(directory);
    }

    private SortedMap<String, Value> files(List<Path> paths) throws IOException {
        SortedMap<String, Value> files = new TreeMap<>();
        for (Path path : paths) {
            String name = path.getFileName().toString();
            if (!FILE_NAME.matcher(name).matches()) {
                complaints.about(new Position(name, 1), "a catalogue file is named in lower case with hyphens");
            }
            file(name, path).ifPresent(value -> files.put(name, value));
        }
        return files;
    }

    private Optional<Value> file(String name, Path path) throws IOException {
        try {
            return YamlFile.read(name, Files.readString(path), complaints);
        } catch (CharacterCodingException e) {
            complaints.about(new Position(name, 1), "the file is not UTF-8");
            return Optional.empty();
        }
    }

    private static List<Path> paths(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private OwnArguments ownArguments(Map<String, Value> files) {
        Value none = new Value.Mapping(new Position(COMPONENTS, 1), Map.of());
        Fields components = Fields.of(files.getOrDefault(COMPONENTS, none), complaints)
                .only("openapi", "info", "x-alecs-arguments", "components");
        return new OwnArguments(components.fields("x-alecs-arguments"));
    }

    private void checkNames(Catalogue catalogue) {
        Map<String, Position> owners = new HashMap<>();
        for (Operation operation : catalogue.operations()) {
            Stream.concat(Stream.of(operation.tool().name()), operation.tool().aliases().stream())
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> claim(owners, name, "the tool name '%s'".formatted(name), operation));
        }
    }

    private void checkIds(Catalogue catalogue) {
        Map<String, Position> owners = new HashMap<>();
        for (Operation operation : catalogue.operations()) {
            String key = operation.api() + " " + operation.operationId();
            if (!operation.operationId().isEmpty()) {
                claim(owners, key, "the operationId '%s'".formatted(operation.operationId()), operation);
            }
        }
    }

    private void claim(Map<String, Position> owners, String key, String what, Operation operation) {
        Position owner = owners.putIfAbsent(key, operation.at());
        if (owner != null) {
            complaints.about(operation.at(), "%s is taken, see %s".formatted(what, owner));
        }
    }
}
