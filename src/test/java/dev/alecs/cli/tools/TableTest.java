package dev.alecs.cli.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void whatFitsIsLeftAsItIs() {
        var table = Table.cutting().row("a", "read", "Do a thing").row("longer", "write", "Do it");

        assertThat(table.lines(Integer.MAX_VALUE)).containsExactly("a       read   Do a thing", "longer  write  Do it");
    }

    @Test
    void theLastColumnIsCutFirst() {
        var table = Table.cutting().row("a-name", "Do something with many words that nobody has room for");

        assertThat(table.lines(40)).containsExactly("a-name  Do something with many words th…");
    }

    @Test
    void aNarrowTerminalCutsTheWidestOfTheOthersAsWell() {
        var table = Table.cutting().row("a-name-that-is-quite-long", "read", "Do something with many words");

        assertThat(table.lines(40)).containsExactly("a-name-…  read  Do something with many…");
    }

    @Test
    void aLineIsNeverEndless() {
        var table = Table.cutting().row("name", "x".repeat(500));

        assertThat(table.lines(1)).singleElement().asString().hasSizeLessThan(40);
    }

    @Test
    void wordsGoOnInTheNextLineUnderTheirColumn() {
        var table = Table.wrapping()
                .row("name", "one two three four five six seven")
                .row("other", "");

        assertThat(table.lines(31)).containsExactly("name   one two three four five", "       six seven", "other");
    }

    @Test
    void textIsBrokenBetweenWordsAndKeepsItsOwnLines() {
        assertThat(Table.wrapped("one two three\nfour", 8)).containsExactly("one two", "three", "four");
    }
}
