package dev.alecs.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.palantir.javapoet.CodeBlock;
import dev.alecs.codegen.CompiledSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the text, compiling what was written gives it back. */
class JavaTextTest {

    private static final String LONG = " and so on until it no longer fits on one line of a source file".repeat(3);

    @Test
    void textComesBackAsItWas() throws ReflectiveOperationException {
        List<String> texts = Stream.of(
                        "",
                        "short",
                        "two\nlines",
                        "ends with a line break\n",
                        "a space before \na line break",
                        "a back\\slash, a \"quote\", $dollars and a \t tab",
                        "three \"\"\" quotes and four \"\"\"\" and at the end\"",
                        "\n",
                        "\tno-spaces-at-all-",
                        "  leading and trailing  ",
                        "Ümläute und 漢字")
                .flatMap(text -> Stream.of(text, text + LONG, LONG + text, text.repeat(40)))
                .toList();

        List<String> compiled = compiled(texts.stream().map(JavaText::of).toList());

        assertThat(compiled).isEqualTo(texts);
    }

    @Test
    void jsonComesBackCompact() throws Exception {
        String compact = """
                {"a":{},"b":[],"c":[1,null,true,{"d":"x \\"\\"\\" \\\\ \\n y"}],"pattern":"^\\\\d+$","long":"%s"}\
                """.formatted(LONG);
        JsonNode json = new ObjectMapper().readTree(compact);

        List<String> compiled = compiled(List.of(JavaText.of(json)));

        assertThat(compiled).containsExactly(compact);
    }

    @Test
    void textLargerThanAConstantMayBeIsJoinedWhenItIsLoaded() throws ReflectiveOperationException {
        String text = "0123456789 äöü ".repeat(10_000);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 2_000; i++) {
            json.putObject("property" + i).put("type", "string").put("description", LONG);
        }

        List<String> compiled = compiled(List.of(JavaText.of(text), JavaText.of(json)));

        // not isEqualTo: nobody wants to read a failure of half a megabyte
        assertThat(compiled.get(0).equals(text)).isTrue();
        assertThat(compiled.get(1).equals(json.toString())).isTrue();
    }

    @Test
    void aLineIsNoLongerThanAPersonReads() {
        String source = JavaText.of(LONG.repeat(20)).toString();

        assertThat(source.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(102));
    }

    private static List<String> compiled(List<CodeBlock> texts) throws ReflectiveOperationException {
        String source = """
                public final class Texts extends java.util.ArrayList<String> {
                    public Texts() {
                        %s
                    }
                }
                """.formatted(texts.stream()
                .map(text -> "add(" + text.toString().replace("\n", "\n            ") + ");")
                .collect(Collectors.joining("\n        ")));
        Object instance =
                CompiledSource.load("Texts", source).getDeclaredConstructor().newInstance();
        return ((List<?>) instance).stream().map(String.class::cast).toList();
    }
}
