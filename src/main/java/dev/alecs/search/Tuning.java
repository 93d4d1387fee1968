package dev.alecs.search;

/** What was found to work best on requests that operators make, apart from those kept aside: see {@code SearchQualityTest}. */
final class Tuning {

    // How much a word counts by where a tool has it.
    static final double NAME = 1.3;
    static final double TITLE = 2.75;
    static final double TOOLSET = 0.7;
    static final double OPENING = 1;
    static final double REST = 0.6;

    // How much what a request's words are taken for counts against what was said.
    static final double SAME = 1;
    static final double MEANT = 0.41;
    static final double EXAMPLE = 0.8;
    static final double MISSPELT = 0.72;

    // How soon saying a word again counts no more, how much a long text is worth less, and what a word counts that none
    // has.
    static final double SATURATION = 1.1;
    static final double LENGTH = 0.64;
    static final double UNKNOWN = 0.3;

    // The parts of a score, against what a tool says of itself.
    static final double ASKED = 2.8;
    static final double LIKENESS = 1.3;
    static final double SECOND = 0.06;

    private Tuning() {}
}
