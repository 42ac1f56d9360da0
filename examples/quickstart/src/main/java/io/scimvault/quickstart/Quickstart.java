package io.scimvault.quickstart;

import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.memory.InMemoryVault;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A user is created, changed and deactivated; before each step stands the plan of the Vault calls that it will make. */
public final class Quickstart {
    private Quickstart() {}

    public static void main(String[] arguments) {
        run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(PrintStream out) {
        InMemoryVault memory = InMemoryVault.create().authMount("okta");
        VaultScim vault = VaultScim.builder(memory, TokenSources.fixed(memory.rootToken()))
                .groupLock(new InProcessLock())
                .build();
        ScimClient okta = ScimClient.named("okta").aliasMount(memory.mountAccessor("okta"));
        TypedResources<User> users = vault.as(okta).users();

        User alice = User.of("alice@example.com")
                .externalId("00u1")
                .name("Alice", "Berg")
                .email("alice@example.com")
                .build();
        out.println(users.planCreate(alice));
        String id = users.create(alice).id().orElseThrow();

        PatchRequest promote = PatchRequest.builder().replace("title", "Lead").build();
        out.println(users.planPatch(id, promote));
        users.patch(id, promote);

        PatchRequest leave =
                PatchRequest.builder().replace("active", JsonBoolean.FALSE).build();
        out.println(users.planPatch(id, leave));
        users.patch(id, leave);

        out.println(users.planPatch(id, leave));
        JsonObject entity = memory.readEntity(id).orElseThrow();
        out.println("In Vault: name = " + entity.string("name").orElseThrow() + ", disabled = "
                + entity.bool("disabled").orElseThrow());
    }
}
