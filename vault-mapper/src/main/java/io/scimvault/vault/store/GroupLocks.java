package io.scimvault.vault.store;

import io.scimvault.vault.lock.GroupLock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The locks of one operation, which finds out only by reading a group which others it touches: whatever comes into a group or leaves it
 * is written by Vault, too. It then begins anew with all their locks, taken at once, so that no two operations wait for each other.
 */
final class GroupLocks {
    /** Beginnings until an operation gives way to those that come in between. */
    private static final int MOST = 4;

    private final GroupLock lock;
    private final Set<String> needed;
    private Set<String> held = Set.of();

    GroupLocks(GroupLock lock, Collection<String> ids) {
        this.lock = lock;
        this.needed = new LinkedHashSet<>(ids);
    }

    /** Does the work with all locks that it is known to need; empty where it gives up. */
    <T> Optional<T> holding(Supplier<Optional<T>> work) {
        for (int i = 0; i < MOST; i++) {
            held = Set.copyOf(needed);
            Optional<T> result = lock.holding(held, work);
            if (result.isPresent() || held.containsAll(needed)) {
                return result;
            }
        }
        return Optional.empty();
    }

    /** Whether the locks of these groups are held; where not, the work is to end without a result, and is begun anew. */
    boolean cover(Collection<String> ids) {
        needed.addAll(ids);
        return held.containsAll(ids);
    }
}
