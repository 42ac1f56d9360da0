package io.scimvault.scim.service;

/** Is told every failure that a client is not told of, for the host's log. */
@FunctionalInterface
public interface FailureListener {
    /**
     * A request failed, or was refused for a cause that its answer does not name.
     *
     * @param requestId what names the request: it came with it as {@code X-Request-Id}, or the answer carries it
     */
    void failed(String requestId, Throwable failure);
}
