package io.scimvault.vault.driver;

import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealPeople;
import io.scimvault.vault.testing.RealVault;
import io.scimvault.vault.testing.VaultTransportContract;
import io.scimvault.vault.testing.VaultUnderTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The contract on a real server, through the library's own transport. */
class RealVaultContractIT extends VaultTransportContract {
    private final RealVault real = RealVault.get();
    private final RealPeople people = new RealPeople(real);
    private final Map<String, AuthMount> mounts = new HashMap<>();
    private final VaultUnderTest vault =
            new VaultUnderTest(real.transport(), real.rootToken(), this::mount, this::login);

    @Override
    public VaultUnderTest vault() {
        return vault;
    }

    private String mount() {
        AuthMount mount = people.userpass();
        mounts.put(mount.accessor(), mount);
        return mount.accessor();
    }

    private Optional<PersonLogin> login(String accessor, String name) {
        return people.login(mounts.get(accessor), name);
    }
}
