package io.scimvault.vault.store;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.mapping.GroupMapping;
import io.scimvault.vault.mapping.UserGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The groups that users are in. Who is in which group is always as Vault says now; only the groups' names, and whose they are, are
 * remembered for a few seconds, since otherwise every change of a user would read all groups of the user.
 */
final class Memberships {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    /** The name of a group of the client's; empty for one of somebody else's. */
    private record Seen(Optional<String> name, long nanos) {}

    private final ScimClient client;
    private final Directory<VaultGroup> groups;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    Memberships(ScimClient client, Directory<VaultGroup> groups) {
        this.client = client;
        this.groups = groups;
    }

    /** The client's groups that each of these users is in, itself or by way of others: one read for each group that is not remembered. */
    Map<String, List<UserGroup>> of(Collection<VaultEntity> users, Deadline deadline) {
        Set<String> ids = new LinkedHashSet<>();
        users.forEach(user -> {
            ids.addAll(user.directGroupIds());
            ids.addAll(user.inheritedGroupIds());
        });
        Map<String, Optional<String>> names = names(ids, deadline);
        Map<String, List<UserGroup>> result = new LinkedHashMap<>();
        for (VaultEntity user : users) {
            List<UserGroup> own = new ArrayList<>();
            named(user.directGroupIds(), names, (id, name) -> own.add(new UserGroup(id, name, true)));
            named(user.inheritedGroupIds(), names, (id, name) -> own.add(new UserGroup(id, name, false)));
            result.put(user.id(), own);
        }
        return result;
    }

    private static void named(List<String> ids, Map<String, Optional<String>> names, BiConsumer<String, String> group) {
        ids.stream()
                .sorted()
                .forEach(id -> names.getOrDefault(id, Optional.empty()).ifPresent(name -> group.accept(id, name)));
    }

    /** To be told when a group was changed or deleted by this process. */
    void forget(String groupId) {
        seen.remove(groupId);
    }

    private Map<String, Optional<String>> names(Set<String> ids, Deadline deadline) {
        long now = System.nanoTime();
        if (seen.size() > MOST) {
            seen.clear();
        }
        Map<String, Optional<String>> names = new LinkedHashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (String id : ids) {
            Seen known = seen.get(id);
            if (known == null || now - known.nanos() > REMEMBERED.toNanos()) {
                unknown.add(id);
            } else {
                names.put(id, known.name());
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, VaultGroup> found = groups.find(unknown, deadline);
            for (String id : unknown) {
                Optional<String> name =
                        Optional.ofNullable(found.get(id)).map(group -> GroupMapping.displayName(client, group));
                seen.put(id, new Seen(name, now));
                names.put(id, name);
            }
        }
        return names;
    }
}
