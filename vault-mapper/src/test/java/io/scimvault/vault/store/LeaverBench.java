package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.AuthMount;
import java.util.List;

/** What the contracts of users who leave share. */
interface LeaverBench extends BenchHost {
    JsonObject DENIED = JsonObject.of(
            "errors", JsonArray.of(List.of(new JsonString("1 error occurred:\n\t* permission denied\n\n"))));

    ScimError NO_USER = ScimError.notFound("There is no such user.");

    default ScimClient lockingOut(AuthMount... mounts) {
        ScimClient client = bench().hr.leaving(Leaving.LOCK_OUT);
        for (AuthMount mount : mounts) {
            client = client.aliasMount(mount.accessor());
        }
        return client;
    }

    default String create(ClientAccess access, String name) {
        return access.users()
                .create(User.of(name).externalId("00u1").title("Dr").build())
                .id()
                .orElseThrow();
    }
}
