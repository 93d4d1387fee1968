package dev.alecs.transport.bridge;

import java.time.Duration;

/**
 * How long the bridge waits for what.
 *
 * @param handshake for a connection and for the server's answer to the repeated {@code initialize}
 * @param outage how long the server may be out of reach before waiting requests are answered with an error
 * @param resendGrace after a reconnect, how long the server may still deliver the answer of a call that was running
 * @param firstRetry the shortest pause before connecting again
 * @param longestRetry the longest such pause
 * @param keepalive a line on which nothing was heard for two to three times this long counts as broken
 * @param drain how long to wait for outstanding answers after the input ended
 * @param farewell how long to wait for the other side to take its leave
 */
public record Patience(
        Duration handshake,
        Duration outage,
        Duration resendGrace,
        Duration firstRetry,
        Duration longestRetry,
        Duration keepalive,
        Duration drain,
        Duration farewell) {

    static final Patience USUAL = new Patience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofMillis(250),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2));

    Patience withHandshake(Duration longest) {
        return new Patience(longest, outage, resendGrace, firstRetry, longestRetry, keepalive, drain, farewell);
    }

    Patience withOutage(Duration longest) {
        return new Patience(handshake, longest, resendGrace, firstRetry, longestRetry, keepalive, drain, farewell);
    }

    Patience withResendGrace(Duration grace) {
        return new Patience(handshake, outage, grace, firstRetry, longestRetry, keepalive, drain, farewell);
    }

    Patience withKeepalive(Duration interval) {
        return new Patience(handshake, outage, resendGrace, firstRetry, longestRetry, interval, drain, farewell);
    }

    Patience withDrain(Duration longest) {
        return new Patience(handshake, outage, resendGrace, firstRetry, longestRetry, keepalive, longest, farewell);
    }
}
