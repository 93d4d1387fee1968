package dev.alecs.tool;

/**
 * A piece of what a call tells.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-result">MCP, tool result</a>
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way; nobody compares them.
public sealed interface Content {

    /** Something to read. */
    record Text(String text) implements Content {}

    /**
     * A file.
     *
     * @param uri names what was downloaded; it cannot be read by that name
     */
    record Resource(String uri, String mediaType, byte[] bytes) implements Content {}

    /** A picture of a kind that clients show. */
    record Image(String mediaType, byte[] bytes) implements Content {}
}
