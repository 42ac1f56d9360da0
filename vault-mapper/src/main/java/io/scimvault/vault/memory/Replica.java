package io.scimvault.vault.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** A standby's tables, and the changes that it has yet to hear of. */
final class Replica {

    private record Change(Instant made, Consumer<Tables> what) {}

    private final Deque<Change> pending = new ArrayDeque<>();
    private final Tables tables;

    Replica(Tables active, Clock clock) {
        this.tables = active.standby(change -> pending.add(new Change(clock.instant(), change)));
    }

    Tables tables() {
        return tables;
    }

    /** Applies every change that was made until then, in the order in which they were made. */
    void catchUp(Instant until) {
        while (!pending.isEmpty() && !pending.getFirst().made().isAfter(until)) {
            pending.removeFirst().what().accept(tables);
        }
    }
}
