package dev.alecs.transport.bridge;

/** Something the bridge's one thread has to deal with. */
sealed interface Event {

    /** An event of one connection, which means nothing any more once the bridge has gone on to the next. */
    sealed interface OfConnection extends Event {

        /** Which attempt to connect it belongs to. */
        int attempt();
    }

    /** The client wrote a line. */
    record LineRead(String text) implements Event {}

    /** The client wrote a line that cannot be a message. */
    record LineRejected(RpcError reason) implements Event {}

    /** The client will write no more. */
    record InputEnded() implements Event {}

    /** A connection stands. */
    record Opened(int attempt, Line line) implements OfConnection {}

    /** No connection came about. */
    record Refused(int attempt, Refusal refusal) implements OfConnection {}

    /** The server knows the client again, so that messages can flow. */
    record Ready(int attempt) implements OfConnection {}

    /** The message before is out, the next may follow. */
    record Sent(int attempt) implements OfConnection {}

    /** The server sent a message. */
    record Heard(int attempt, String text) implements OfConnection {}

    /** The connection is gone. */
    record Broken(int attempt, Parting parting) implements OfConnection {}

    /** Time to connect again. */
    record RetryDue(int attempt) implements OfConnection {}

    /** Time to check that the other side is alive. */
    record KeepaliveDue(int attempt) implements OfConnection {}

    /** The repeated handshake should have been answered by now. */
    record ReplayOverdue(int attempt) implements OfConnection {}

    /** Answers of calls that ran when the connection broke are no longer expected. */
    record GraceOver(int attempt) implements OfConnection {}

    /** The server is out of reach for so long that waiting requests are told. */
    record OutageTooLong(int outage) implements Event {}

    /** Enough waiting for outstanding answers after the end of the input. */
    record DrainOver() implements Event {}

    /** Enough waiting before the end. */
    record FarewellOver() implements Event {}
}
