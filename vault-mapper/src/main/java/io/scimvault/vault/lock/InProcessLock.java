package io.scimvault.vault.lock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A lock among the threads of this process, which is enough only where a client's groups are written by one process: one for each id
 * that is in use at the moment.
 */
public final class InProcessLock implements GroupLock {
    private static final class Entry {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** A lock that nobody holds. */
    public InProcessLock() {}

    @Override
    public <T> T holding(Collection<String> ids, Supplier<T> work) {
        List<String> held = new ArrayList<>();
        try {
            for (String id : new TreeSet<>(ids)) {
                enter(id).lock.lock();
                held.add(id);
            }
            return work.get();
        } finally {
            held.forEach(this::leave);
        }
    }

    private Entry enter(String id) {
        return entries.compute(id, (key, present) -> {
            Entry entry = present == null ? new Entry() : present;
            entry.users++;
            return entry;
        });
    }

    private void leave(String id) {
        entries.computeIfPresent(id, (key, entry) -> {
            entry.lock.unlock();
            entry.users--;
            return entry.users == 0 ? null : entry;
        });
    }
}
