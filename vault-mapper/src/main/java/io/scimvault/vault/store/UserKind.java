package io.scimvault.vault.store;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.VaultEntity;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Entities as a client's users. */
record UserKind(Wiring wiring, ScimClient client) implements Directory.Kind<VaultEntity> {
    @Override
    public Optional<VaultEntity> read(String id, Deadline deadline) {
        return wiring.reader().entity(id, deadline);
    }

    @Override
    public Map<String, VaultEntity> read(Collection<String> ids, Deadline deadline) {
        return wiring.reader().entities(ids, deadline);
    }

    @Override
    public Optional<VaultEntity> named(String name, Deadline deadline) {
        return wiring.reader().entityNamed(name, deadline);
    }

    @Override
    public Map<String, String> names(Deadline deadline) {
        return wiring.reader().entityNames(deadline);
    }

    @Override
    public String id(VaultEntity entity) {
        return entity.id();
    }

    @Override
    public Instant created(VaultEntity entity) {
        return entity.created();
    }

    @Override
    public boolean isVisible(VaultEntity entity, Deadline deadline) {
        return (Marks.isUserOf(client.name(), entity)
                        || Marks.isDamagedUserOf(client.name(), client.aliasMounts(), entity))
                && !wiring.offLimits().contains(client, entity.id(), deadline);
    }

    @Override
    public boolean isHalfMade(VaultEntity entity) {
        return Marks.isHalfMade(entity);
    }
}
