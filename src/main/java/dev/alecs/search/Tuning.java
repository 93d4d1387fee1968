package dev.alecs.search;

/** What was found to work best on requests that operators make: see {@code SearchQualityTest}. */
final class Tuning {

    static double NAME = 3.0;
    static double TITLE = 2.5;
    static double OPENING = 1.0;
    static double REST = 0.5;
    static double TOOLSET = 1.0;

    /** How much an expected word counts against one that was said. */
    static double MEANT = 0.5;

    static double SAME = 1.0;
    static double MISSPELT = 0.8;
    static double LIKENESS = 1.0;
    static double CORE = 1.12;
    static double SAME_VERB = 1.25;
    static double OTHER_VERB = 0.85;
    static double READ_WITHOUT_VERB = 1.1;

    static double SECOND = 0.4;
    static double UNKNOWN_RARITY = 5;

    private Tuning() {}
}
