package io.scimvault.vault.store;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.memory.InMemoryVault;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.time.Clock;
import java.util.Optional;

/** The Vault in memory. */
final class MemoryHost implements StoreHost {
    private final InMemoryVault vault;
    private int mounts;

    MemoryHost() {
        this(Clock.systemUTC());
    }

    MemoryHost(Clock clock) {
        vault = InMemoryVault.create(clock);
    }

    @Override
    public VaultTransport transport() {
        return vault;
    }

    @Override
    public VaultToken root() {
        return vault.rootToken();
    }

    @Override
    public VaultToken library() {
        return vault.serviceToken("");
    }

    @Override
    public PersonLogin service() {
        JsonObject body = JsonObject.of("name", new JsonString("service-" + mounts));
        String id = vault.send(VaultCall.post(VaultPath.of("identity/entity"), body), root())
                .data()
                .string("id")
                .orElseThrow();
        return new PersonLogin(vault.serviceToken(id), id);
    }

    @Override
    public AuthMount mount() {
        String path = "approle-" + mounts++;
        vault.authMount(path, "approle");
        return new AuthMount(path, "approle", vault.mountAccessor(path));
    }

    @Override
    public AuthMount localMount() {
        String path = "approle-" + mounts++;
        vault.localAuthMount(path, "approle");
        return new AuthMount(path, "approle", vault.mountAccessor(path));
    }

    @Override
    public void unmount(AuthMount mount) {
        vault.unmountAuth(mount.path());
    }

    @Override
    public Optional<PersonLogin> login(AuthMount mount, String name) {
        try {
            InMemoryVault.Login login = vault.login(mount.path(), name);
            return Optional.of(new PersonLogin(login.token(), login.entityId()));
        } catch (IllegalStateException refused) {
            return Optional.empty();
        }
    }
}
