package io.scimvault.vault.memory;

import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.VaultTransportContract;
import io.scimvault.vault.testing.VaultUnderTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The contract on the Vault in memory. */
class InMemoryVaultContractTest extends VaultTransportContract {
    private final InMemoryVault memory = InMemoryVault.create();
    private final Map<String, String> paths = new HashMap<>();
    private final VaultUnderTest vault = new VaultUnderTest(memory, memory.rootToken(), this::mount, this::login);

    @Override
    public VaultUnderTest vault() {
        return vault;
    }

    private String mount() {
        String path = "userpass-" + paths.size();
        String accessor = memory.authMount(path, "userpass").mountAccessor(path);
        paths.put(accessor, path);
        return accessor;
    }

    private Optional<PersonLogin> login(String accessor, String name) {
        try {
            InMemoryVault.Login login = memory.login(paths.get(accessor), name);
            return Optional.of(new PersonLogin(login.token(), login.entityId()));
        } catch (IllegalStateException refused) {
            return Optional.empty();
        }
    }
}
