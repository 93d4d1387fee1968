package dev.alecs.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with parameters in braces, as a specification writes it. */
public final class PathTemplate {

    /** Literal text before parameters, so that {@code versions/latest} wins over {@code versions/{version}}. */
    static final Comparator<PathTemplate> MOST_LITERAL_FIRST =
            Comparator.comparing(path -> path.text.replaceAll("\\{[^}]*}", "\uFFFF"));

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final String text;
    private final Pattern pattern;
    private final List<String> names;

    public PathTemplate(String text) {
        this.text = text;
        this.names = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher parameters = PARAMETER.matcher(text);
        int end = 0;
        while (parameters.find()) {
            regex.append(Pattern.quote(text.substring(end, parameters.start()))).append("([^/]+)");
            names.add(parameters.group(1));
            end = parameters.end();
        }
        this.pattern =
                Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString());
    }

    /** The decoded parameters of a raw path, or empty when it is another path. */
    Optional<Map<String, String>> match(String rawPath) {
        Matcher matcher = pattern.matcher(rawPath);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), decoded(matcher.group(i + 1)));
        }
        return Optional.of(values);
    }

    /** In a path, unlike in a form, a plus is a plus. */
    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text;
    }
}
