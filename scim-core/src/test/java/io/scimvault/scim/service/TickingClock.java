package io.scimvault.scim.service;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A clock that moves only when it is told to, by a second, from the beginning of 2026. */
final class TickingClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void tick() {
        now = now.plusSeconds(1);
    }

    /** Ids that can be foreseen: {@code id-1}, {@code id-2} … */
    Supplier<String> ids() {
        AtomicInteger last = new AtomicInteger();
        return () -> "id-" + last.incrementAndGet();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
