package dev.alecs.search;

/** What was found to work best on requests that operators make: see {@code SearchQualityTest}. */
final class Tuning {

    // How much a word counts by where it stands.
    static double NAME = 1.3;
    static double TITLE = 2.75;
    static double TOOLSET = 0.7;
    static double OPENING = 1.33;
    static double REST = 0.6;

    // What is taken for something else, against what was said.
    static double SAME = 0.89;
    static double MEANT = 0.41;
    static double EXAMPLE = 0.7;
    static double MISSPELT = 0.72;

    // BM25: how soon saying a word again counts no more, and how much a long text is worth less.
    static double SATURATION = 1.1;
    static double LENGTH = 0.64;
    static double UNKNOWN = 0.3;

    // The parts of a score, against what a tool says of itself.
    static double ASKED = 2.8;
    static double LIKENESS = 1.0;
    static double SECOND = 0.05;
    static double CORE = 1.01;

    private Tuning() {}
}
