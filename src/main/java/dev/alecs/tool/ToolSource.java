package dev.alecs.tool;

import java.util.stream.Stream;

/** A CDI bean that brings tools into the registry. */
public interface ToolSource {

    /** The same tools at every call. */
    Stream<Tool> tools();
}
