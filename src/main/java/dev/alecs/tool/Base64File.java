package dev.alecs.tool;

import java.util.Base64;
import java.util.regex.Pattern;

/** Bytes that a caller gives as base64, the only way JSON has for them. */
final class Base64File {

    /** Some encoders break their lines, as MIME does; RFC 4648 leaves that to the reader. */
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s+");

    private Base64File() {}

    /**
     * Decodes.
     *
     * @param name what to call it in a complaint
     * @param largest how many bytes it may have
     * @throws UnusableArgument when it is not base64, or larger
     */
    static byte[] decode(String name, String base64, int largest) {
        if (base64.startsWith("data:")) {
            throw new UnusableArgument("\"" + name + "\" must be the base64 alone, without \"data:\" in front of it.");
        }
        // Before any copy is made of it; a few line breaks do not matter.
        if (base64.length() / 4L * 3 > largest + base64.length() / 32L) {
            throw tooLarge(name, largest);
        }
        byte[] bytes = decoded(name, LINE_BREAKS.matcher(base64).replaceAll(""));
        if (bytes.length > largest) {
            throw tooLarge(name, largest);
        }
        return bytes;
    }

    private static byte[] decoded(String name, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw new UnusableArgument("\"" + name + "\" must be the file's bytes in base64 (RFC 4648, with + and /);"
                    + " what was given is not.");
        }
    }

    private static UnusableArgument tooLarge(String name, int largest) {
        return new UnusableArgument(
                "\"" + name + "\" is a file of more than %,d KiB, the most that is sent".formatted(largest / 1024)
                        + " (alecs.request.max-file-size).");
    }
}
