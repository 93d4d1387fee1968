package dev.alecs.protocol;

/**
 * The way back to one client, given by a transport.
 *
 * <p>Called from many threads at once; each message arrives whole, and in the order of the calls of one thread. After the line
 * is gone, both methods do nothing.
 */
public interface ClientLine {

    /** Sends one message. */
    void send(String message);

    /** Ends the connection after what was sent, because the caller is no longer welcome. */
    void dismiss(String reason);
}
