package dev.alecs.edgegrid;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Credentials in environment variables: {@code AKAMAI_HOST} and its like for the section {@code default},
 * {@code AKAMAI_<SECTION>_HOST} for any other.
 */
final class Variables {

    static final String NAMES = "AKAMAI_HOST, AKAMAI_CLIENT_TOKEN, AKAMAI_CLIENT_SECRET and AKAMAI_ACCESS_TOKEN";

    private static final String DEFAULT = "default";
    private static final List<String> KEYS =
            List.of("HOST", "CLIENT_TOKEN", "CLIENT_SECRET", "ACCESS_TOKEN", "MAX_BODY", "ACCOUNT_KEY");
    private static final Pattern CREDENTIAL =
            Pattern.compile("AKAMAI_(?:(?<section>[A-Z0-9_]+)_)??(?:HOST|CLIENT_TOKEN|CLIENT_SECRET|ACCESS_TOKEN)");

    private final Map<String, String> environment = new TreeMap<>();

    /** Blank variables count as not set: container set-ups pass them on empty. */
    Variables(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith("AKAMAI_") && !value.isBlank()) {
                this.environment.put(name, value.strip());
            }
        });
    }

    /** What is set for a section, by the key it would have in a file. */
    Map<String, String> of(String section) {
        Map<String, String> values = new TreeMap<>();
        for (String key : KEYS) {
            String value = environment.get(prefix(section) + key);
            if (value != null) {
                values.put(key.toLowerCase(Locale.ROOT), value);
            }
        }
        return values;
    }

    /** The sections that variables speak of, leaving out those of the given names, whose spelling they cannot tell. */
    Set<String> sectionsBeside(Set<String> known) {
        Set<String> prefixes = new LinkedHashSet<>();
        known.forEach(name -> prefixes.add(prefix(name)));
        Set<String> sections = new LinkedHashSet<>();
        for (String variable : environment.keySet()) {
            Matcher matcher = CREDENTIAL.matcher(variable);
            if (matcher.matches()) {
                @Nullable String group = matcher.group("section");
                String section = group == null ? DEFAULT : group.toLowerCase(Locale.ROOT);
                if (prefixes.add(prefix(section))) {
                    sections.add(section);
                }
            }
        }
        return sections;
    }

    /** {@code AKAMAI_} for the default section, else the section in capitals with underscores. */
    static String prefix(String section) {
        return section.equals(DEFAULT)
                ? "AKAMAI_"
                : "AKAMAI_" + section.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
    }
}
