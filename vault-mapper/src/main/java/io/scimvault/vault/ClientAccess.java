package io.scimvault.vault;

import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.vault.store.VaultResourceStore;

/** What one SCIM client may do, without HTTP: for connectors that speak to this library directly, and for tests. */
public final class ClientAccess {
    private final TypedResources<User> users;
    private final TypedResources<Group> groups;

    ClientAccess(VaultResourceStore store, ClientQuirks quirks) {
        this.users = new TypedResources<>(store, CoreSchemas.USER, "userName", quirks, User::new, User::resource);
        this.groups =
                new TypedResources<>(store, CoreSchemas.GROUP, "displayName", quirks, Group::new, Group::resource);
    }

    /** The client's users. */
    public TypedResources<User> users() {
        return users;
    }

    /** The client's groups. */
    public TypedResources<Group> groups() {
        return groups;
    }
}
