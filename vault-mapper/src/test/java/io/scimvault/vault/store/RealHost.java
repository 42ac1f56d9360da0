package io.scimvault.vault.store;

import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealPeople;
import io.scimvault.vault.testing.RealVault;
import java.util.List;
import java.util.Optional;

/** A real server, the library's token having the shipped policy alone. */
final class RealHost implements StoreHost {
    private final RealVault vault;
    private final RealPeople people;

    RealHost() {
        this(RealVault.get());
    }

    RealHost(RealVault vault) {
        this.vault = vault;
        this.people = new RealPeople(vault);
    }

    @Override
    public VaultTransport transport() {
        return vault.transport();
    }

    @Override
    public VaultToken root() {
        return vault.rootToken();
    }

    @Override
    public VaultToken library() {
        return vault.restrictedToken();
    }

    @Override
    public PersonLogin service() {
        return people.service(people.approle(), RealVault.unique("scim-vault"), List.of(vault.restrictedPolicy()));
    }

    @Override
    public AuthMount mount() {
        return people.approle();
    }

    @Override
    public AuthMount localMount() {
        String path = RealVault.unique("local");
        vault.admin("POST", "sys/auth/" + path, "{\"type\":\"approle\",\"local\":true}");
        String accessor = vault.admin("GET", "sys/auth", "")
                .data()
                .object(path + "/")
                .flatMap(mount -> mount.string("accessor"))
                .orElseThrow();
        return new AuthMount(path, "approle", accessor);
    }

    @Override
    public void unmount(AuthMount mount) {
        vault.admin("DELETE", "sys/auth/" + mount.path(), "");
    }

    @Override
    public Optional<PersonLogin> login(AuthMount mount, String name) {
        return people.login(mount, name);
    }
}
