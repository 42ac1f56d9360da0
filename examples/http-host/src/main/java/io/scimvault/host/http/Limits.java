package io.scimvault.host.http;

import java.time.Duration;

/**
 * What one client may take from the others.
 *
 * @param connections open at once; further ones wait to be accepted
 * @param threads that answer requests; a connection has one only while its request is being answered
 * @param head bytes of a request's line and headers
 * @param silence after which a connection is closed on which nothing moves
 * @param sending for a request's head or body to arrive as a whole, however steadily it drips
 * @param drained bytes of a body that is not wanted which are still read, so that the client reads its refusal and not a reset
 */
record Limits(int connections, int threads, int head, Duration silence, Duration sending, int drained) {
    static final Limits USUAL =
            new Limits(4_000, 200, 64 << 10, Duration.ofSeconds(15), Duration.ofSeconds(30), 16 << 20);
}
