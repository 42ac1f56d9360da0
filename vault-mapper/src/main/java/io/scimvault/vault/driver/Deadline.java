package io.scimvault.vault.driver;

import java.time.Duration;

/**
 * The time until which one operation may go on, on this machine's monotonic clock. It is handed down to every call of the operation,
 * and with it the id by which an {@link AuditListener} ties these together.
 */
public final class Deadline {
    private final long endNanos;
    private final Trace trace;

    private Deadline(long endNanos, Trace trace) {
        this.endNanos = endNanos;
        this.trace = trace;
    }

    /** A deadline so far from now, for the operation that this thread is within. */
    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), Trace.current());
    }

    /** Whether it is past. */
    public boolean isPast() {
        return endNanos - System.nanoTime() <= 0;
    }

    /** What is left; negative when it is past. */
    public Duration left() {
        return Duration.ofNanos(endNanos - System.nanoTime());
    }

    /** What ties the calls of the operation together in an audit. */
    public String correlationId() {
        return trace.id();
    }

    Trace trace() {
        return trace;
    }
}
