package dev.alecs.codegen.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names of media types tell. */
final class MediaTypes {

    static final String ANYTHING = "*/*";
    static final String JSON = "application/json";
    static final String JSON_PATCH = "application/json-patch+json";
    static final String PLAIN_TEXT = "text/plain";
    static final String MULTIPART = "multipart/form-data";
    static final String URL_ENCODED = "application/x-www-form-urlencoded";

    /** For example {@code application/vnd.config-gtm.v1.5+json}. */
    private static final Pattern VERSIONED =
            Pattern.compile("(?<vendor>[^/]+/vnd\\..+)\\.v(?<version>\\d+(\\.\\d+)*)(?<suffix>\\+[^+]+)?");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private MediaTypes() {}

    static boolean isJson(String mediaType) {
        return mediaType.equals(JSON) || mediaType.endsWith("+json");
    }

    static boolean isText(String mediaType) {
        return mediaType.startsWith("text/") || mediaType.equals("application/xml") || mediaType.endsWith("+xml");
    }

    static boolean isVersioned(String mediaType) {
        return VERSIONED.matcher(mediaType).matches();
    }

    /**
     * Without what a newer one stands beside: the older versions of a vendor's type, and the plain type beside a versioned
     * one, because which version that means may change.
     */
    static List<String> newest(Collection<String> mediaTypes) {
        Map<String, String> newest = new LinkedHashMap<>();
        boolean versioned = mediaTypes.stream().anyMatch(type -> isVersioned(type) && isJson(type));
        for (String mediaType : mediaTypes) {
            if (!versioned || !mediaType.equals(JSON)) {
                newest.merge(family(mediaType), mediaType, MediaTypes::newer);
            }
        }
        return new ArrayList<>(newest.values());
    }

    private static String family(String mediaType) {
        Matcher matcher = VERSIONED.matcher(mediaType);
        return matcher.matches() ? matcher.group("vendor") + matcher.group("suffix") : mediaType;
    }

    private static String newer(String one, String other) {
        List<Integer> left = version(one);
        List<Integer> right = version(other);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = Integer.compare(i < left.size() ? left.get(i) : 0, i < right.size() ? right.get(i) : 0);
            if (order != 0) {
                return order > 0 ? one : other;
            }
        }
        return one;
    }

    private static List<Integer> version(String mediaType) {
        Matcher matcher = VERSIONED.matcher(mediaType);
        return !matcher.matches()
                ? List.of()
                : NUMBER.matcher(matcher.group("version"))
                        .results()
                        .map(MatchResult::group)
                        .map(Integer::valueOf)
                        .toList();
    }
}
