package io.scimvault.benchmarks.contract;

import java.util.Map;

/** A whole SCIM service of users over a store in memory, which begins empty: the bytes of a request in, those of its answer out. */
public interface Service {
    /** The URL below which it is. */
    String BASE = "https://example.com/scim/v2";

    /** The headers of every request. */
    Map<String, String> HEADERS = Map.of("Content-Type", "application/scim+json", "Accept", "application/scim+json");

    /**
     * Answers a request.
     *
     * @param path below the base, such as {@code /Users/1}
     * @param query percent-encoded; empty where there is none
     * @param body empty where there is none
     */
    Answer answer(String method, String path, String query, byte[] body) throws Exception;

    /** Whether lists can be walked by cursor (RFC 9865). */
    boolean hasCursors();

    /** What a host would send. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, Map<String, String> headers, byte[] body) {}
}
