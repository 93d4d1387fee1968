package dev.alecs.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Percent-encodes a value for a path segment or a query: everything but RFC 3986's unreserved characters.
 *
 * <p>What is encoded here goes on the wire and into the signature as it is; nothing behind may encode it again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986, 2.3</a>
 */
final class PercentEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    static String encode(String value) {
        var encoded = new StringBuilder(value.length() + 16);
        for (byte octet : value.getBytes(UTF_8)) {
            if (isUnreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX[(octet >> 4) & 0xF]).append(HEX[octet & 0xF]);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '.'
                || octet == '_'
                || octet == '~';
    }
}
