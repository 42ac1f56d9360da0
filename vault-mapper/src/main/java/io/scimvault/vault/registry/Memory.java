package io.scimvault.vault.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Values by key, remembered for a while, the last thousand of them at most. */
final class Memory<T> {
    private static final int MOST = 1_000;

    private record Kept<T>(T value, long nanos) {}

    private final long nanos;
    private final LongSupplier clock;
    private final Map<String, Kept<T>> kept = new LinkedHashMap<>();
    private long cleared;

    /** @param clock monotonic nanoseconds */
    Memory(Duration time, LongSupplier clock) {
        this.nanos = time.toNanos();
        this.clock = clock;
    }

    synchronized Optional<T> get(String key) {
        Kept<T> found = kept.get(key);
        return found == null || clock.getAsLong() - found.nanos() >= nanos
                ? Optional.empty()
                : Optional.of(found.value());
    }

    /** To be asked before what is put is found out: what was found before a {@link #clear} is not kept. */
    synchronized long moment() {
        return cleared;
    }

    synchronized void put(String key, T value, long moment) {
        if (nanos == 0 || moment != cleared) {
            return;
        }
        kept.remove(key);
        kept.put(key, new Kept<>(value, clock.getAsLong()));
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    synchronized void forget(String key) {
        kept.remove(key);
    }

    synchronized void clear() {
        kept.clear();
        cleared++;
    }
}
