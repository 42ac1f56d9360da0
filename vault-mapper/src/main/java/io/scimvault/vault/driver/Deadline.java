package io.scimvault.vault.driver;

import java.time.Duration;

/** The time until which one operation may go on writing, on this machine's monotonic clock. */
public final class Deadline {
    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    /** A deadline so far from now. */
    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Whether it is past. */
    public boolean isPast() {
        return endNanos - System.nanoTime() <= 0;
    }

    /** What is left; negative when it is past. */
    public Duration left() {
        return Duration.ofNanos(endNanos - System.nanoTime());
    }
}
