package dev.alecs.edgegrid;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The EdgeGrid credentials of this server, by section: environment variables first, then the {@code .edgerc} file.
 *
 * <p>Safe for many threads. The file is read at first use and again whenever it has changed, so a new section needs no
 * restart.
 */
public final class Credentials {

    private static final Logger LOG = Logger.getLogger(Credentials.class);
    private static final List<String> REQUIRED = List.of("host", "client_token", "client_secret", "access_token");
    private static final List<String> ACCOUNT_KEYS = List.of("account_key", "account_switch_key", "accountswitchkey");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:\\d{1,5})?");
    /** What may stand in an Authorization header as the value of a field. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e&&[^;]]+");

    private final Path file;
    private final String defaultSection;
    private final Variables variables;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile @Nullable Snapshot snapshot;

    /**
     * Reads nothing yet.
     *
     * @param file the {@code .edgerc}, which need not exist when variables hold everything
     * @param defaultSection the section of a request that names none
     * @param environment the environment variables, as {@link System#getenv()} gives them
     */
    public Credentials(Path file, String defaultSection, Map<String, String> environment) {
        this.file = file;
        this.defaultSection = defaultSection;
        this.variables = new Variables(environment);
    }

    /** What came of looking for a section. */
    public sealed interface Lookup {

        /** It can sign. */
        record Usable(Credential credential) implements Lookup {}

        /**
         * It cannot.
         *
         * @param what one sentence that names the file, section or variable and what to do; never a value
         */
        record Unusable(String what) implements Lookup {}
    }

    /**
     * One section, as an operator asks about it.
     *
     * @param name what requests call it
     * @param origin where it was read
     * @param problem why it cannot be used, or null when it can
     */
    public record Section(
            String name, String origin, @Nullable String problem) {

        public boolean usable() {
            return problem == null;
        }
    }

    /** Where the file is looked for. */
    public Path file() {
        return file;
    }

    /** The section of a request that names none. */
    public String defaultSection() {
        return defaultSection;
    }

    /**
     * Finds and checks the credentials of a section, without calling Akamai.
     *
     * @param section its name, or null for the default section
     */
    public Lookup find(@Nullable String section) {
        String name = section == null ? defaultSection : section;
        Map<String, String> values = variables.of(name);
        if (REQUIRED.stream().anyMatch(values::containsKey)) {
            return check(
                    name,
                    originOfVariables(name),
                    values,
                    key -> Variables.prefix(name) + key.toUpperCase(Locale.ROOT));
        }
        return switch (current()) {
            case EdgeRc.Unreadable(String what) -> new Lookup.Unusable(what);
            case EdgeRc.Read(Map<String, Map<String, String>> sections) -> {
                @Nullable Map<String, String> written = sections.get(name);
                yield written == null
                        ? new Lookup.Unusable(unknown(name, sections.keySet()))
                        : check(name, originInFile(name), merged(written, values), key -> key);
            }
        };
    }

    /** Every section there is, the file's first and in its order, whether it can be used or not. */
    public List<Section> sections() {
        Set<String> names = new LinkedHashSet<>();
        if (current() instanceof EdgeRc.Read(Map<String, Map<String, String>> sections)) {
            names.addAll(sections.keySet());
        }
        names.addAll(variables.sectionsBeside(names));
        List<Section> all = new ArrayList<>();
        for (String name : names) {
            boolean inVariables = REQUIRED.stream().anyMatch(variables.of(name)::containsKey);
            String origin = inVariables ? originOfVariables(name) : originInFile(name);
            all.add(
                    switch (find(name)) {
                        case Lookup.Usable(Credential credential) -> new Section(name, credential.origin(), null);
                        case Lookup.Unusable(String what) -> new Section(name, origin, what);
                    });
        }
        return List.copyOf(all);
    }

    private String originInFile(String section) {
        return "section " + section + " of " + file;
    }

    private static String originOfVariables(String section) {
        return "the variables " + Variables.prefix(section) + "*";
    }

    private String unknown(String name, Set<String> known) {
        return known.isEmpty()
                ? file + " has no sections: fill it as .edgerc.example shows, or set " + Variables.NAMES
                : file + " has no section " + name + "; it has " + String.join(", ", known);
    }

    private static Map<String, String> merged(Map<String, String> written, Map<String, String> variables) {
        Map<String, String> values = new TreeMap<>(written);
        values.putAll(variables);
        return values;
    }

    private static Lookup check(
            String section, String origin, Map<String, String> values, Function<String, String> name) {
        List<String> missing = REQUIRED.stream()
                .filter(key -> values.getOrDefault(key, "").isBlank())
                .map(name)
                .toList();
        if (!missing.isEmpty()) {
            return new Lookup.Unusable("There is no " + String.join(", no ", missing) + " in " + origin);
        }
        String host = bareHost(values.getOrDefault("host", ""));
        if (!isHost(host)) {
            return new Lookup.Unusable("host in " + origin + " is not a host name such as akab-….luna.akamaiapis.net");
        }
        for (String key : REQUIRED.subList(1, REQUIRED.size())) {
            if (!TOKEN.matcher(values.getOrDefault(key, "")).matches()) {
                return new Lookup.Unusable(name.apply(key) + " in " + origin
                        + " holds a blank, a semicolon or another character that no token has");
            }
        }
        int maxBody = maxBody(values.get("max_body"));
        if (maxBody < 1) {
            return new Lookup.Unusable(name.apply("max_body") + " in " + origin + " is not a number of bytes above 0");
        }
        return new Lookup.Usable(new Credential(
                section,
                origin,
                host,
                values.getOrDefault("client_token", ""),
                values.getOrDefault("client_secret", ""),
                values.getOrDefault("access_token", ""),
                maxBody,
                accountSwitchKey(values)));
    }

    /** People paste the host with the scheme or slash it is shown with. */
    private static String bareHost(String written) {
        return written.replaceFirst("^(?i:https?://)", "").replaceFirst("/+$", "");
    }

    private static boolean isHost(String host) {
        if (!HOST.matcher(host).matches()) {
            return false;
        }
        URI url = URI.create("https://" + host);
        return url.getHost() != null && url.getPort() <= 65_535;
    }

    private static int maxBody(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return Credential.DEFAULT_MAX_BODY;
        }
        try {
            return Integer.parseInt(written);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable String accountSwitchKey(Map<String, String> values) {
        for (String key : ACCOUNT_KEYS) {
            String value = values.getOrDefault(key, "");
            if (!value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    private EdgeRc current() {
        @Nullable Stamp stamp = stamp();
        Snapshot known = snapshot;
        if (known == null || stamp == null || !stamp.equals(known.stamp)) {
            // The stamp is older than what is read: a change in between makes the next call read again.
            known = new Snapshot(stamp, EdgeRc.read(file));
            snapshot = known;
            warnWhenOthersMayRead();
        }
        return known.content;
    }

    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return null;
        }
    }

    private void warnWhenOthersMayRead() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            boolean open = permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
            if (open && warned.compareAndSet(false, true)) {
                LOG.warnf("%s holds secrets and other users of this host may read it: chmod 600 %s", file, file);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.tracef("%s has no POSIX permissions to check", file);
        }
    }

    /** What tells one state of a file from another, a replaced file included. */
    private record Stamp(
            FileTime modified, long size, @Nullable Object key) {}

    private record Snapshot(@Nullable Stamp stamp, EdgeRc content) {}
}
