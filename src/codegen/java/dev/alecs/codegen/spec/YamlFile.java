package dev.alecs.codegen.spec;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one YAML file into values with positions. */
public final class YamlFile {

    private static final int DEEPEST_NESTING = 200;

    private final String name;
    private final Complaints complaints;

    private YamlFile(String name, Complaints complaints) {
        this.name = name;
        this.complaints = complaints;
    }

    /** Empty, with a complaint, when the text is not YAML at all. */
    public static Optional<Value> read(String name, String text, Complaints complaints) {
        return new YamlFile(name, complaints).read(text);
    }

    private Optional<Value> read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(DEEPEST_NESTING);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                complaints.about(new Position(name, 1), "the file is empty");
                return Optional.empty();
            }
            return Optional.of(value(root, position(root)));
        } catch (MarkedYAMLException e) {
            complaints.about(position(e.getProblemMark()), "not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            complaints.about(new Position(name, 1), "not valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Value value(Node node, Position at) {
        if (node.getAnchor() != null) {
            complaints.about(at, "anchors are not understood here; use $ref");
            return new Value.Mapping(at, Map.of());
        }
        return switch (node) {
            case ScalarNode scalar -> new Value.Scalar(at, scalar.getValue(), scalar.isPlain());
            case SequenceNode sequence -> new Value.Sequence(at, items(sequence));
            case MappingNode mapping -> new Value.Mapping(at, entries(mapping));
            default -> throw new IllegalStateException("A composed YAML node of type " + node.getNodeId());
        };
    }

    private List<Value> items(SequenceNode sequence) {
        List<Value> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(value(item, position(item)));
        }
        return items;
    }

    private Map<String, Value> entries(MappingNode mapping) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Position at = position(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                complaints.about(at, "a key must be a single word");
                continue;
            }
            Value earlier = entries.putIfAbsent(key.getValue(), value(tuple.getValueNode(), at));
            if (earlier != null) {
                complaints.about(
                        at,
                        "'%s' stands twice, first at line %d"
                                .formatted(key.getValue(), earlier.at().line()));
            }
        }
        return entries;
    }

    private Position position(Node node) {
        return position(node.getStartMark());
    }

    private Position position(Mark mark) {
        return new Position(name, mark.getLine() + 1);
    }
}
