package dev.alecs.codegen.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Arguments for bytes: JSON has none, so a caller gives them in base64. */
final class FileSchemas {

    private static final String DESCRIPTION = "description";

    private FileSchemas() {}

    /** A whole body of bytes. */
    static ObjectNode bytes(ObjectNode schema, String mediaType) {
        ObjectNode bytes = JsonNodeFactory.instance
                .objectNode()
                .put("type", "string")
                .put("contentEncoding", "base64")
                .put("contentMediaType", mediaType);
        copyWords(schema, bytes);
        return bytes;
    }

    /**
     * Makes file objects of those members of a multipart body that are bytes.
     *
     * @return their names
     */
    static List<String> replaceFiles(ObjectNode body) {
        List<String> files = new ArrayList<>();
        body.path("properties").properties().forEach(member -> {
            if (isBytes(member.getValue())) {
                files.add(member.getKey());
                member.setValue(file(member.getValue()));
            } else if (isBytes(member.getValue().path("items")) && member.getValue() instanceof ObjectNode list) {
                files.add(member.getKey());
                list.set("items", file(list.get("items")));
            }
        });
        return files;
    }

    private static boolean isBytes(JsonNode schema) {
        return schema.path("format").asText().equals("binary");
    }

    private static ObjectNode file(JsonNode schema) {
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("type", "object");
        copyWords(schema, file);
        ObjectNode members = file.putObject("properties");
        members.putObject("fileName")
                .put("type", "string")
                .put(DESCRIPTION, "The file's name with its ending, without folders.");
        members.putObject("content")
                .put("type", "string")
                .put("contentEncoding", "base64")
                .put(DESCRIPTION, "The file's bytes in base64.");
        members.putObject("contentType")
                .put("type", "string")
                .put(DESCRIPTION, "The file's media type; application/octet-stream when it is left out.")
                .putArray("examples")
                .add("text/plain");
        file.putArray("required").add("fileName").add("content");
        return file.put("additionalProperties", false);
    }

    private static void copyWords(JsonNode schema, ObjectNode copy) {
        if (schema.has(DESCRIPTION)) {
            copy.set(DESCRIPTION, schema.get(DESCRIPTION));
        }
    }
}
