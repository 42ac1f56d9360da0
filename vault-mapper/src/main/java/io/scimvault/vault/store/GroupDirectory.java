package io.scimvault.vault.store;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.mapping.UserGroup;
import io.scimvault.vault.store.OwnedIds.Look;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups of one client. */
final class GroupDirectory {
    private final Wiring wiring;
    private final ScimClient client;
    private final OwnedIds owned = new OwnedIds();

    GroupDirectory(Wiring wiring, ScimClient client) {
        this.wiring = wiring;
        this.client = client;
    }

    /** The finished group of this client's with this id. */
    Optional<VaultGroup> find(String id, Deadline deadline) {
        return visible(wiring.reader().group(id, deadline));
    }

    /** The finished group of this client's with this name. */
    Optional<VaultGroup> findNamed(String name, Deadline deadline) {
        return visible(wiring.reader().groupNamed(name, deadline));
    }

    /** The finished groups of this client's among these ids. */
    Map<String, VaultGroup> find(Collection<String> ids, Deadline deadline) {
        Map<String, VaultGroup> found = new LinkedHashMap<>(wiring.reader().groups(ids, deadline));
        found.values().removeIf(group -> !isVisible(group));
        return found;
    }

    /** The ids of all groups of this client's, oldest first. */
    List<String> ids(Deadline deadline) {
        Map<String, String> all = new LinkedHashMap<>(wiring.reader().groupNames(deadline));
        all.values().removeIf(ReservedNames::isPending);
        return owned.among(all.keySet(), unknown -> look(unknown, deadline));
    }

    /** The groups of this client's that each of these users is in: one read for each group. */
    Map<String, List<UserGroup>> of(Collection<VaultEntity> users, Deadline deadline) {
        Set<String> ids = new LinkedHashSet<>();
        users.forEach(user -> ids.addAll(user.directGroupIds()));
        Map<String, VaultGroup> groups = find(ids, deadline);
        Map<String, List<UserGroup>> result = new LinkedHashMap<>();
        for (VaultEntity user : users) {
            List<UserGroup> own = new ArrayList<>();
            for (String id : user.directGroupIds().stream().sorted().toList()) {
                VaultGroup group = groups.get(id);
                if (group != null) {
                    own.add(new UserGroup(id, group.name()));
                }
            }
            result.put(user.id(), own);
        }
        return result;
    }

    void forget(String id) {
        owned.forget(id);
    }

    private boolean isVisible(VaultGroup group) {
        return Marks.isGroupOf(client.name(), group);
    }

    private Optional<VaultGroup> visible(Optional<VaultGroup> group) {
        Optional<VaultGroup> visible = group.filter(this::isVisible);
        visible.ifPresent(found -> owned.own(found.id(), found.created()));
        return visible;
    }

    private Map<String, Look> look(Collection<String> ids, Deadline deadline) {
        Map<String, Look> looks = new LinkedHashMap<>();
        wiring.reader().groups(ids, deadline).forEach((id, group) -> {
            if (isVisible(group)) {
                looks.put(id, new Look.Owned(group.created()));
            } else {
                looks.put(id, ReservedNames.isPending(group.name()) ? new Look.Unclear() : new Look.Foreign());
            }
        });
        return looks;
    }
}
