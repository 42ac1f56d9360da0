package io.scimvault.vault.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Which ids of a kind are a client's own, as far as this process has seen: a cache that can be dropped at any time. What is owned is
 * still checked whenever it is read; what is foreign is looked at again after a while, since it may have been adopted elsewhere.
 */
final class OwnedIds {
    private static final Duration FOREIGN_FOR = Duration.ofSeconds(60);
    private static final Duration SEEN_FOR = Duration.ofSeconds(60);

    /** What a look at an object says. */
    sealed interface Look {
        /** The client's own. */
        record Owned(Instant created) implements Look {}

        /** Somebody else's. */
        record Foreign() implements Look {}

        /** Half-made, or gone: nothing to remember. */
        record Unclear() implements Look {}
    }

    private final Map<String, Instant> owned = new ConcurrentHashMap<>();
    private final Map<String, Long> seenAt = new ConcurrentHashMap<>();
    private final Map<String, Long> foreignUntil = new ConcurrentHashMap<>();

    void own(String id, Instant created) {
        foreignUntil.remove(id);
        owned.put(id, created);
        seenAt.put(id, System.nanoTime());
    }

    void forget(String id) {
        owned.remove(id);
        seenAt.remove(id);
        foreignUntil.remove(id);
    }

    void forgetForeign(Collection<String> ids) {
        foreignUntil.keySet().removeAll(Set.copyOf(ids));
    }

    /** Drops those ids that were not seen to be the client's for a while: by now they may be somebody else's. */
    void forgetOld(Collection<String> ids) {
        long now = System.nanoTime();
        ids.stream()
                .filter(id -> now - seenAt.getOrDefault(id, now - 2 * SEEN_FOR.toNanos()) > SEEN_FOR.toNanos())
                .forEach(this::forget);
    }

    /**
     * The client's own among all ids that there are, in the order in which they were created.
     *
     * @param look looks at the ids that are not known yet
     */
    List<String> among(Set<String> all, Function<Collection<String>, Map<String, Look>> look) {
        owned.keySet().retainAll(all);
        seenAt.keySet().retainAll(all);
        foreignUntil.keySet().retainAll(all);
        List<String> mine = new ArrayList<>(ownedOf(all, look));
        Map<String, Instant> created = Map.copyOf(owned);
        mine.sort(Comparator.comparing((String id) -> created.getOrDefault(id, Instant.MAX))
                .thenComparing(Comparator.naturalOrder()));
        return mine;
    }

    /** The client's own among some ids as far as is known, in their order. */
    List<String> ownedOf(Collection<String> ids) {
        return ids.stream().filter(owned::containsKey).toList();
    }

    /** The client's own among some ids, in their order. */
    List<String> ownedOf(Collection<String> ids, Function<Collection<String>, Map<String, Look>> look) {
        long now = System.nanoTime();
        Set<String> mine = new HashSet<>(ids); // of its own: another thread may drop what this one has just seen
        mine.retainAll(owned.keySet());
        List<String> unknown = ids.stream()
                .filter(id -> !mine.contains(id))
                .filter(id -> foreignUntil.getOrDefault(id, now) - now <= 0)
                .toList();
        if (!unknown.isEmpty()) {
            look.apply(unknown).forEach((id, seen) -> {
                remember(id, seen);
                if (seen instanceof Look.Owned) {
                    mine.add(id);
                }
            });
        }
        return ids.stream().filter(mine::contains).toList();
    }

    private void remember(String id, Look look) {
        if (look instanceof Look.Owned seen) {
            own(id, seen.created());
        } else if (look instanceof Look.Foreign) {
            foreignUntil.put(id, System.nanoTime() + FOREIGN_FOR.toNanos());
        }
    }
}
