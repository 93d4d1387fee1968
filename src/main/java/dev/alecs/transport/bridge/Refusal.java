package dev.alecs.transport.bridge;

/**
 * Why no connection came about.
 *
 * @param sentence for the person who set the bridge up, with what to do about it
 * @param last whether trying again is pointless
 */
record Refusal(String sentence, boolean last) {

    static Refusal passing(String sentence) {
        return new Refusal(sentence, false);
    }
}
