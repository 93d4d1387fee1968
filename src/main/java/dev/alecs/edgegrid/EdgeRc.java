package dev.alecs.edgegrid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ini4j.Config;
import org.ini4j.InvalidFileFormatException;
import org.ini4j.spi.IniHandler;
import org.ini4j.spi.IniParser;

/** What an {@code .edgerc} file holds, as written: names and values by section, nothing checked. */
sealed interface EdgeRc {

    /**
     * It was read.
     *
     * @param sections the values of each section by key, in the order of the file; keys are lower-case with underscores
     */
    record Read(Map<String, Map<String, String>> sections) implements EdgeRc {

        @Override
        public String toString() {
            return "Read[sections=" + sections.keySet() + " ***]";
        }
    }

    /**
     * It is missing, forbidden or malformed.
     *
     * @param what one sentence for the operator
     */
    record Unreadable(String what) implements EdgeRc {}

    static EdgeRc read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Sections sections = new Sections();
            new LiteralParser().parse(in, sections);
            return new Read(sections.byName);
        } catch (NoSuchFileException e) {
            return new Unreadable(
                    "There is no " + file + ": create it as .edgerc.example shows, or set " + Variables.NAMES);
        } catch (AccessDeniedException e) {
            return new Unreadable(file + " is not readable for the user this server runs as");
        } catch (InvalidFileFormatException e) {
            return new Unreadable(file + ", " + lineOf(e)
                    + ": neither a [section], nor key = value inside one, nor a comment (# or ;)");
        } catch (IOException e) {
            return new Unreadable(
                    Files.isDirectory(file)
                            ? file
                                    + " is a directory. A container engine makes one when the file to mount does not exist"
                            : file + " could not be read: " + e.getClass().getSimpleName());
        }
    }

    /** The parser's own message quotes the line, which may hold a secret; only its number leaves here. */
    private static String lineOf(InvalidFileFormatException e) {
        Matcher line = LiteralParser.LINE.matcher(String.valueOf(e.getMessage()));
        return line.find() ? line.group() : "some line";
    }

    /**
     * ini4j's parser, told to take values literally.
     *
     * <p>By default it reads a backslash as an escape and joins lines that end in one. It is made directly, not through
     * its service lookup, so that it needs no reflection in a native image; what its model adds on top ({@code ${…}}
     * substitution, trees of sections) is never in play.
     */
    final class LiteralParser extends IniParser {

        private static final Pattern LINE = Pattern.compile("line: ?\\d+");

        private LiteralParser() {
            Config config = new Config();
            config.setEscape(false);
            config.setEscapeNewline(false);
            config.setInclude(false);
            config.setFileEncoding(StandardCharsets.UTF_8);
            setConfig(config);
        }
    }

    /** Collects what the parser finds; of a key or section written twice, the later value counts. */
    final class Sections implements IniHandler {

        private final Map<String, Map<String, String>> byName = new LinkedHashMap<>();
        private Map<String, String> current = new HashMap<>();

        private Sections() {}

        @Override
        public void startSection(String sectionName) {
            current = byName.computeIfAbsent(sectionName, name -> new HashMap<>());
        }

        @Override
        public void handleOption(String optionName, String optionValue) {
            current.put(optionName.toLowerCase(Locale.ROOT).replace('-', '_'), optionValue);
        }

        @Override
        public void handleComment(String comment) {}

        @Override
        public void startIni() {}

        @Override
        public void endSection() {}

        @Override
        public void endIni() {}
    }
}
