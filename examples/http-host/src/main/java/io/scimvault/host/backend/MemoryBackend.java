package io.scimvault.host.backend;

import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.memory.InMemoryVault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded Vault, with clients whose tokens everybody knows: for trying things out. */
public record MemoryBackend(InMemoryVault memory, VaultScim vault) implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryBackend.class);

    /** A fresh Vault with an auth mount for each client of the demo. */
    public static MemoryBackend create(URI base, ClientQuirks quirks) {
        LOG.warn(
                "NOTHING IS KEPT: VAULT_ADDR is not set, so all users and groups live in memory and end with this process;"
                        + " the tokens are okta-demo-token and sailpoint-demo-token");
        InMemoryVault memory = InMemoryVault.create();
        DemoClient.ALL.forEach(client -> memory.authMount(client.mount()));
        return new MemoryBackend(
                memory, Mapper.on(memory, TokenSources.fixed(memory.rootToken()), Optional.of(base), quirks));
    }

    @Override
    public Optional<ScimClient> caller(String bearer) {
        return DemoClient.ALL.stream()
                .filter(client -> equal(client.memoryToken(), bearer))
                .map(client -> client.on(memory.mountAccessor(client.mount())))
                .findFirst();
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
