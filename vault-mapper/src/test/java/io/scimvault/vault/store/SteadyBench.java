package io.scimvault.vault.store;

import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.AuthMount;

/** What the contracts of steady users and groups share. */
interface SteadyBench extends BenchHost {
    PatchRequest TITLE = PatchRequest.builder().replace("title", "Dr").build();

    PatchRequest LEAVE = PatchRequest.builder().replace("active", false).build();

    default String create(ClientAccess access, User user) {
        return access.users().create(user).id().orElseThrow();
    }

    default ScimClient client(AuthMount mount) {
        return bench().hr.aliasMount(mount.accessor());
    }

    default void rename(String id, String name) {
        bench().postById("identity/entity/id", id, "{'name':'" + name + "'}");
    }
}
