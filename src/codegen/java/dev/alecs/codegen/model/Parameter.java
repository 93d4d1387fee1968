package dev.alecs.codegen.model;

/** One value that the caller gives. */
public record Parameter(String argument, String wireName, Place place, boolean required, Style style) {

    boolean isHeader(String name) {
        return place == Place.HEADER && wireName.equalsIgnoreCase(name);
    }

    /** Where in a request a parameter goes. */
    public enum Place {
        PATH,
        QUERY,
        HEADER
    }

    /** How a list or an object is written. */
    public enum Style {
        REPEATED,
        COMMA_SEPARATED,
        JSON
    }
}
