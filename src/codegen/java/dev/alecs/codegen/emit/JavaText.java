package dev.alecs.codegen.emit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.palantir.javapoet.CodeBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Strings of any length as Java source that a person can read: text blocks whose lines end where the text has a joint.
 *
 * <p>A string constant may have no more than 65,535 bytes in a class file, and javac folds {@code "a" + "b"} into one, so
 * longer ones are joined when the class is loaded.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.4.7">JVMS 4.4.7</a>
 */
final class JavaText {

    private static final int LINE = 100;
    private static final int LARGEST_CONSTANT = 60_000;

    private JavaText() {}

    static CodeBlock of(String text) {
        return text.length() <= LINE && text.indexOf('\n') < 0 ? CodeBlock.of("$S", text) : textBlocks(wrapped(text));
    }

    static CodeBlock of(JsonNode json) {
        List<String> pieces = new ArrayList<>();
        split("", json, "", pieces);
        return textBlocks(pieces);
    }

    /** Compact JSON, with a piece for each member of what does not fit on one line. */
    private static void split(String before, JsonNode node, String after, List<String> pieces) {
        String whole = before + node + after;
        if (whole.length() <= LINE || node.isValueNode() || node.isEmpty()) {
            pieces.addAll(wrapped(whole));
        } else if (node.isObject()) {
            pieces.add(before + "{");
            for (Iterator<Map.Entry<String, JsonNode>> i = node.properties().iterator(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> member = i.next();
                split(TextNode.valueOf(member.getKey()) + ":", member.getValue(), i.hasNext() ? "," : "", pieces);
            }
            pieces.add("}" + after);
        } else {
            pieces.add(before + "[");
            for (Iterator<JsonNode> i = node.iterator(); i.hasNext(); ) {
                split("", i.next(), i.hasNext() ? "," : "", pieces);
            }
            pieces.add("]" + after);
        }
    }

    /** Cut after a line break, and after the last space that fits on the line. */
    private static List<String> wrapped(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start);
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }

    private static int end(String text, int start) {
        int lineBreak = text.indexOf('\n', start);
        int whole = lineBreak < 0 ? text.length() : lineBreak + 1;
        if (whole - start <= LINE) {
            return whole;
        }
        int space = text.lastIndexOf(' ', start + LINE - 1);
        if (space <= start) {
            space = text.indexOf(' ', start + LINE);
        }
        return space < 0 || space >= whole ? whole : space + 1;
    }

    private static CodeBlock textBlocks(List<String> pieces) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> block = new ArrayList<>();
        int size = 0;
        for (String piece : pieces) {
            int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
            if (size + bytes > LARGEST_CONSTANT) {
                blocks.add(textBlock(block));
                block.clear();
                size = 0;
            }
            block.add(piece);
            size += bytes;
        }
        blocks.add(textBlock(block));
        return blocks.size() == 1
                ? blocks.getFirst()
                : CodeBlock.of("$T.join(\"\", $L)", String.class, CodeBlock.join(blocks, ", "));
    }

    private static CodeBlock textBlock(List<String> pieces) {
        StringBuilder source = new StringBuilder("\"\"\"\n");
        for (String piece : pieces.subList(0, pieces.size() - 1)) {
            source.append(piece.endsWith("\n") ? atLineEnd(piece) : inLine(piece) + "\\\n");
        }
        // a quote at the very end would run into the closing delimiter
        source.append(atLineEnd(pieces.getLast()).replaceFirst("\"$", "\\\\\""));
        return CodeBlock.of("$L", source.append("\"\"\""));
    }

    private static String inLine(String piece) {
        return piece.replace("\\", "\\\\")
                .replace("\"\"\"", "\"\"\\\"")
                .replace("\t", "\\t")
                // javac would take it for the indentation of the block
                .replaceFirst("^ ", "\\\\s");
    }

    /** Spaces before a line's end are lost in a text block unless they are written as escapes. */
    private static String atLineEnd(String piece) {
        return inLine(piece).replaceFirst(" (\n?)$", "\\\\s$1");
    }
}
