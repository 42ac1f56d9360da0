package io.scimvault.vault;

import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.mapping.Tombstone;
import io.scimvault.vault.plan.VaultPlan;
import io.scimvault.vault.store.VaultResourceStore;
import java.util.List;

/** What one SCIM client may do, without HTTP: for connectors that speak to this library directly, and for tests. */
public final class ClientAccess {
    private final VaultResourceStore store;
    private final TypedResources<User> users;
    private final TypedResources<Group> groups;

    ClientAccess(VaultResourceStore store, ClientQuirks quirks) {
        this.store = store;
        this.users = new TypedResources<>(store, store.userType(), "userName", quirks, User::new, User::resource);
        this.groups =
                new TypedResources<>(store, store.groupType(), "displayName", quirks, Group::new, Group::resource);
    }

    /** The client's users. */
    public TypedResources<User> users() {
        return users;
    }

    /** The users who were deleted and are locked out (see {@link Leaving#LOCK_OUT}), the oldest first. */
    public List<Tombstone> tombstones() {
        return store.tombstones();
    }

    /**
     * Erases what is left of such a user. From then on the person can log in again, as somebody new.
     *
     * @throws io.scimvault.scim.error.ScimException 404 where there is none of this id
     */
    public void purge(String id) {
        store.purge(id);
    }

    /** The Vault calls that {@link #purge} would make now; nothing is written. */
    public VaultPlan planPurge(String id) {
        return store.planPurge(id);
    }

    /** The client's groups. */
    public TypedResources<Group> groups() {
        return groups;
    }
}
