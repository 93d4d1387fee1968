package dev.alecs.cli.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alecs.protocol.MessageWriter;
import dev.alecs.tool.Content;
import dev.alecs.tool.Dispatched;
import dev.alecs.tool.ToolResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Says what came of a call: the answer where it shall go, everything else on standard error. */
final class AnswerPrinter {

    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final PrintWriter out;
    private final PrintWriter err;
    private final Destination destination;
    private final boolean asJson;

    AnswerPrinter(PrintWriter out, PrintWriter err, Destination destination, boolean asJson) {
        this.out = out;
        this.err = err;
        this.destination = destination;
        this.asJson = asJson;
    }

    /** A file that an answer holds. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares them.
    private record Download(String mediaType, byte[] bytes) {

        @Override
        public String toString() {
            return "%s, %,d bytes".formatted(mediaType, bytes.length);
        }
    }

    /** Gives back the exit code. */
    int print(Dispatched outcome) {
        return switch (outcome) {
            case Dispatched.Completed(var result) -> printOrComplain(result);
            case Dispatched.NoSuchTool(var message) -> complain(message);
            case Dispatched.NotWelcome(var message) -> complain(message);
            case Dispatched.Cancelled() ->
                complain("cancelled. If the tool changes something, look before calling it again.");
        };
    }

    private int printOrComplain(ToolResult result) {
        try {
            return print(result);
        } catch (IOException e) {
            return complain("the call ended, but its answer cannot be written: " + e);
        }
    }

    private int print(ToolResult result) throws IOException {
        if (asJson) {
            write(List.of(MessageWriter.toolResult(result)));
            return result.failed() ? FAILED : SUCCEEDED;
        }
        if (result.failed()) {
            result.texts().forEach(text -> err.println(readable(text)));
            return FAILED;
        }
        var downloads = downloads(result);
        if (downloads.isEmpty()) {
            write(result.texts());
            return SUCCEEDED;
        }
        return save(downloads, result.texts());
    }

    private void write(List<String> texts) throws IOException {
        switch (destination) {
            case Destination.Person() -> texts.forEach(text -> out.println(readable(text)));
            case Destination.Program _ -> texts.forEach(out::println);
            case Destination.File(var path) -> Files.write(path, texts, UTF_8);
        }
    }

    private int save(List<Download> downloads, List<String> texts) throws IOException {
        return switch (destination) {
            case Destination.Person() -> {
                texts.forEach(text -> out.println(readable(text)));
                yield complain(
                        "the answer is a file (" + downloads.getFirst() + "). Say where to put it: --output FILE");
            }
            case Destination.Program(var bytes) -> {
                texts.forEach(err::println);
                for (var download : downloads) {
                    bytes.write(download.bytes());
                }
                bytes.flush();
                yield SUCCEEDED;
            }
            case Destination.File(var path) -> {
                texts.forEach(out::println);
                for (int i = 0; i < downloads.size(); i++) {
                    save(downloads.get(i), i == 0 ? path : path.resolveSibling(path.getFileName() + "." + (i + 1)));
                }
                yield SUCCEEDED;
            }
        };
    }

    private void save(Download download, Path path) throws IOException {
        Files.write(path, download.bytes());
        err.println("alecs: wrote " + path + " (" + download + ")");
    }

    private static List<Download> downloads(ToolResult result) {
        return result.contents().stream()
                .flatMap(content -> switch (content) {
                    case Content.Text _ -> Stream.<Download>empty();
                    case Content.Resource file -> Stream.of(new Download(file.mediaType(), file.bytes()));
                    case Content.Image image -> Stream.of(new Download(image.mediaType(), image.bytes()));
                })
                .toList();
    }

    // A terminal obeys control characters; what came from elsewhere may not give it orders.
    private String readable(String text) {
        return destination instanceof Destination.Person ? indented(text).replaceAll("[\\p{Cc}&&[^\n\t]]", "?") : text;
    }

    private static String indented(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text;
        }
        try {
            return JSON.readTree(text).toPrettyString();
        } catch (JsonProcessingException _) {
            return text;
        }
    }

    private int complain(String sentence) {
        err.println("alecs: " + sentence);
        return FAILED;
    }
}
