package dev.alecs.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alecs.tool.Content;
import dev.alecs.tool.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageWriterTest {

    private static final byte[] BYTES = {0x1f, (byte) 0x8b};

    @Test
    void aTextIsATextBlock() {
        assertThat(MessageWriter.toolResult(ToolResult.of("done")))
                .isEqualTo("{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}");
    }

    @Test
    void aFileIsAnEmbeddedResource() {
        assertThat(written(new Content.Resource("akamai:/x", "application/gzip", BYTES)))
                .isEqualTo("{\"content\":[{\"type\":\"resource\",\"resource\":{\"uri\":\"akamai:/x\","
                        + "\"mimeType\":\"application/gzip\",\"blob\":\"H4s=\"}}]}");
    }

    @Test
    void aPictureIsAnImage() {
        assertThat(written(new Content.Image("image/png", BYTES)))
                .isEqualTo("{\"content\":[{\"type\":\"image\",\"data\":\"H4s=\",\"mimeType\":\"image/png\"}]}");
    }

    @Test
    void aFailureIsMarked() {
        assertThat(MessageWriter.toolResult(ToolResult.failed("no"))).endsWith("],\"isError\":true}");
    }

    private static String written(Content content) {
        return MessageWriter.toolResult(new ToolResult(List.of(content), false));
    }
}
