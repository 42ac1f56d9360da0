package io.scimvault.vault.store;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultGroup;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Entities that no SCIM request may see or change, whatever marks they carry: the library's own, and the principals of SCIM clients. */
public final class OffLimits {
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private final VaultReader reader;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
    private final Set<String> configured = ConcurrentHashMap.newKeySet();

    /** What was found out at a moment of this machine's monotonic clock. */
    private record Known(Set<String> entityIds, long nanos) {}

    public OffLimits(VaultReader reader) {
        this.reader = reader;
    }

    /** Adds the principal of a client that is configured in code. */
    public void protect(String principalId) {
        configured.add(principalId);
    }

    /** To be told when this process registers a client or changes one: who is a principal is found out anew. */
    public void forget() {
        known.set(null);
    }

    boolean contains(ScimClient client, String entityId, Deadline deadline) {
        return client.principal().filter(entityId::equals).isPresent()
                || configured.contains(entityId)
                || entityIds(deadline).contains(entityId);
    }

    private Set<String> entityIds(Deadline deadline) {
        Known last = known.get();
        if (last != null && System.nanoTime() - last.nanos() < REMEMBERED.toNanos()) {
            return last.entityIds();
        }
        Set<String> ids = new HashSet<>();
        reader.ownToken(deadline)
                .string("entity_id")
                .filter(id -> !id.isEmpty())
                .ifPresent(ids::add);
        List<String> registered = reader.groupNames(deadline).entrySet().stream()
                .filter(group -> ReservedNames.isClient(group.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        for (VaultGroup group : reader.groups(registered, deadline).values()) {
            ids.addAll(group.memberEntityIds());
        }
        known.set(new Known(Set.copyOf(ids), System.nanoTime()));
        return ids;
    }
}
