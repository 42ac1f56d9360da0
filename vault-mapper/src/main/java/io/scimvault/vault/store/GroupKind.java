package io.scimvault.vault.store;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultGroup;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Internal groups as a client's groups. */
record GroupKind(Wiring wiring, ScimClient client) implements Directory.Kind<VaultGroup> {
    @Override
    public Optional<VaultGroup> read(String id, Deadline deadline) {
        return wiring.reader().group(id, deadline);
    }

    @Override
    public Map<String, VaultGroup> read(Collection<String> ids, Deadline deadline) {
        return wiring.reader().groups(ids, deadline);
    }

    @Override
    public Optional<VaultGroup> named(String name, Deadline deadline) {
        return wiring.reader().groupNamed(name, deadline);
    }

    @Override
    public Map<String, String> names(Deadline deadline) {
        return wiring.reader().groupNames(deadline);
    }

    @Override
    public String id(VaultGroup group) {
        return group.id();
    }

    @Override
    public Instant created(VaultGroup group) {
        return group.created();
    }

    @Override
    public boolean isVisible(VaultGroup group, Deadline deadline) {
        return Marks.isGroupOf(client.name(), group);
    }

    @Override
    public boolean isHalfMade(VaultGroup group) {
        return ReservedNames.isPending(group.name());
    }
}
