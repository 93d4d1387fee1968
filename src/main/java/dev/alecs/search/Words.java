package dev.alecs.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes text apart into words, and words down to their stems, the same way for tools and for requests. */
final class Words {

    /** Words that are in every sentence and tell nothing. */
    private static final Set<String> EMPTY = Set.of(
            ("a about also am an and any are as at akamai be been before but by can could did do does done for from get give got had has have"
                            + " he her his how i id if im in into is it its just let me my no not of on one or our out per please s she should"
                            + " so some still t tell than that the their them then there these they this those to up us use used using ve via"
                            + " want wants was we were what when where which while whose will with would you your re need needs ll d")
                    .split(" "));

    /** Things that stand in a request for what they are an example of. */
    private static final List<Example> EXAMPLES = List.of(
            new Example("https?://\\S+", "url"),
            new Example("[\\w.+-]+@[\\w-]+\\.[\\w.]+", "email"),
            new Example(
                    "\\b\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?\\b|\\b[0-9a-f]{1,4}(:[0-9a-f]{0,4}){3,7}\\b",
                    "ip address"),
            new Example("\\b[\\w*.-]+\\.(edgekey|edgesuite|akamaized)\\.net\\b", "edge hostname"),
            new Example("\\b[\\w.-]+\\.akadns\\.net\\b", "gtm domain"),
            new Example("\\bprp_\\w+", "property"),
            new Example("\\bctr_\\w+", "contract"),
            new Example("\\bgrp_\\w+", "group"),
            new Example("\\binc_\\w+", "include"),
            new Example("\\behn_\\w+", "edge hostname"),
            new Example("\\bcpc_\\w+", "cp code"),
            new Example("\\batv_\\w+", "activation"),
            new Example("\\bf-cs-\\d+", "support case"),
            new Example("\\b\\d{1,2}\\.[0-9a-f]{6,}(\\.[0-9a-f]+)*\\b", "error reference"),
            new Example(
                    "\\b(?:[a-z0-9_*-]+\\.)+(?:com|net|org|io|de|fr|uk|br|nl|it|es|eu|jp|cn|info|app|dev|shop|co)\\b(?:/\\S*)?",
                    "hostname"),
            new Example("\\b\\d{3,6}_[a-z0-9]+\\b", "network list"),
            new Example("\\b[a-z0-9]{3,4}_\\d{3,6}\\b", "security policy"),
            new Example("\\bv\\d+\\b", "version"),
            new Example("\\b[45]\\d\\d\\b", "error status"),
            new Example("\\b\\d[\\d.,:/-]*(?:%|[a-z]{1,2}\\b)?", " "));

    private Words() {}

    /** @param words what it is taken for */
    private record Example(Pattern pattern, String words) {

        Example(String pattern, String words) {
            this(Pattern.compile(pattern), words);
        }
    }

    /**
     * A request taken apart.
     *
     * @param said what it says, without the examples in it
     * @param examples the words for the examples in it
     */
    record Parts(List<String> said, List<String> examples) {

        static Parts of(String request) {
            var text = request.toLowerCase(Locale.ROOT);
            var examples = new ArrayList<String>();
            for (var example : EXAMPLES) {
                var matcher = example.pattern().matcher(text);
                if (matcher.find()) {
                    examples.addAll(in(example.words()));
                    text = matcher.replaceAll(" ");
                }
            }
            return new Parts(in(text), examples);
        }
    }

    /** The words of a text in order, in lower case, as they are written there. */
    static List<String> in(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (c != '\'' && c != '’' && !word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
        }
        return words;
    }

    static boolean isEmpty(String word) {
        return EMPTY.contains(word);
    }

    /** {@code activate}, {@code activated}, {@code activation} and {@code activating} share one. */
    static String stem(String word) {
        var stem = singular(word);
        if (stem.length() <= 4) {
            return stem;
        }
        if (stem.endsWith("ing") && stem.length() > 5) {
            stem = undoubled(stem.substring(0, stem.length() - 3));
        } else if (stem.endsWith("ed") && stem.length() > 4) {
            stem = undoubled(stem.substring(0, stem.length() - 2));
        } else if (stem.endsWith("tion") || stem.endsWith("sion")) {
            stem = stem.substring(0, stem.length() - 3);
        } else if (stem.endsWith("ment") && stem.length() > 7) {
            stem = stem.substring(0, stem.length() - 4);
        } else if (stem.endsWith("ly") && stem.length() > 5) {
            stem = stem.substring(0, stem.length() - 2);
        }
        return stem.endsWith("e") && stem.length() > 3 ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String singular(String word) {
        if (word.length() <= 3
                || !word.endsWith("s")
                || word.endsWith("ss")
                || word.endsWith("us")
                || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")
                ? word.substring(0, word.length() - 2)
                : word.substring(0, word.length() - 1);
    }

    private static String undoubled(String stem) {
        int last = stem.length() - 1;
        boolean doubled =
                last > 1 && stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0;
        return doubled ? stem.substring(0, last) : stem;
    }
}
