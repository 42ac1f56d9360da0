package io.scimvault.host;

import java.util.List;
import java.util.stream.Stream;

/**
 * A request that is not right, as bytes, and what it must be answered with.
 *
 * @param name for people
 * @param status the answer's
 * @param bytes one for each character
 */
record OddRequest(String name, int status, String bytes) {
    @Override
    public String toString() {
        return name;
    }

    /** All of them, with this bearer token where one is needed. */
    static List<OddRequest> all(String token) {
        return Stream.of(new OddHeads(token), new OddBodies(token))
                .flatMap(table -> table.requests().stream())
                .toList();
    }
}
