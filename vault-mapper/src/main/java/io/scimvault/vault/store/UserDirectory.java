package io.scimvault.vault.store;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.store.OwnedIds.Look;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users of one client: who they are, and which entities a request may touch at all. */
final class UserDirectory {
    private final Wiring wiring;
    private final ScimClient client;
    private final OwnedIds owned = new OwnedIds();

    UserDirectory(Wiring wiring, ScimClient client) {
        this.wiring = wiring;
        this.client = client;
    }

    /** The finished user of this client's with this id. */
    Optional<VaultEntity> find(String id, Deadline deadline) {
        return visible(wiring.reader().entity(id, deadline), deadline);
    }

    /** The finished user of this client's whose entity has this name. */
    Optional<VaultEntity> findNamed(String entityName, Deadline deadline) {
        return visible(wiring.reader().entityNamed(entityName, deadline), deadline);
    }

    /** The finished users of this client's among these ids. */
    Map<String, VaultEntity> find(Collection<String> ids, Deadline deadline) {
        Map<String, VaultEntity> found = new LinkedHashMap<>(wiring.reader().entities(ids, deadline));
        found.values().removeIf(entity -> !isVisible(entity, deadline));
        return found;
    }

    /** The ids of all users of this client's, oldest first. */
    List<String> ids(Deadline deadline) {
        Map<String, String> all = new LinkedHashMap<>(wiring.reader().entityNames(deadline));
        all.values().removeIf(ReservedNames::isPending);
        return owned.among(all.keySet(), unknown -> look(unknown, deadline));
    }

    /** Those of some ids that are users of this client's, as far as is known or by a look at the others. */
    List<String> owned(Collection<String> ids, Deadline deadline) {
        return owned.ownedOf(ids, unknown -> look(unknown, deadline));
    }

    /** Whether a request of this client's may see and change an entity. */
    boolean isVisible(VaultEntity entity, Deadline deadline) {
        return Marks.isUserOf(client.name(), entity) && !wiring.offLimits().contains(client, entity.id(), deadline);
    }

    void forget(String id) {
        owned.forget(id);
    }

    private Optional<VaultEntity> visible(Optional<VaultEntity> entity, Deadline deadline) {
        Optional<VaultEntity> visible = entity.filter(found -> isVisible(found, deadline));
        visible.ifPresent(user -> owned.own(user.id(), user.created()));
        return visible;
    }

    private Map<String, Look> look(Collection<String> ids, Deadline deadline) {
        Map<String, Look> looks = new LinkedHashMap<>();
        wiring.reader().entities(ids, deadline).forEach((id, entity) -> {
            if (isVisible(entity, deadline)) {
                looks.put(id, new Look.Owned(entity.created()));
            } else {
                looks.put(id, Marks.isHalfMade(entity) ? new Look.Unclear() : new Look.Foreign());
            }
        });
        return looks;
    }
}
