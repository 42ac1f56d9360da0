package io.scimvault.scim.protocol;

/**
 * How large a bulk request may be (RFC 7644 §3.7.4); past it, 413.
 *
 * @param maxOperations operations in one request; none where bulk requests are not served
 * @param maxPayloadSize bytes of the body
 */
public record BulkLimits(int maxOperations, int maxPayloadSize) {
    /** Bulk requests are not served. */
    public static final BulkLimits OFF = new BulkLimits(0, 0);

    public BulkLimits {
        if (maxOperations < 0 || maxPayloadSize < 0) {
            throw new IllegalArgumentException("the limits of bulk requests are not negative");
        }
    }

    /** Whether bulk requests are served. */
    public boolean areServed() {
        return maxOperations > 0;
    }
}
