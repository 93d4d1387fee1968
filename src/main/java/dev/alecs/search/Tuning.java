package dev.alecs.search;

/** What was found to work best on requests that operators make: see {@code SearchQualityTest}. */
final class Tuning {

    static final double NAME = 3.0;
    static final double TITLE = 2.5;
    static final double ASKED = 2.0;
    static final double OPENING = 1.0;
    static final double REST = 0.5;
    static final double TOOLSET = 1.0;

    /** How much an expected word counts against one that was said. */
    static final double MEANT = 0.5;

    static final double MISSPELT = 0.8;
    static final double LIKENESS = 1.0;
    static final double CORE = 1.12;
    static final double SAME_VERB = 1.25;
    static final double OTHER_VERB = 0.85;
    static final double READ_WITHOUT_VERB = 1.1;

    private Tuning() {}
}
