package dev.alecs.cli.tools;

/** Where the process talks to: a person, or another program. */
public interface Terminal {

    /** Whether a person both reads what is printed and can answer. */
    boolean isInteractive();

    /** How many characters fit into a line; as many as there are where no person reads. */
    int width();

    /** Asks the person and gives back the answer; empty where there is no person, or no answer. */
    String ask(String question);
}
