package io.scimvault.host;

import io.scimvault.host.backend.DemoClient;
import io.scimvault.host.backend.Mapper;
import io.scimvault.host.backend.MemoryBackend;
import io.scimvault.host.config.HostConfig;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.memory.InMemoryVault;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The host in this process on a Vault in memory, with its clients registered as {@code setup-demo} does it. */
final class IsolationInMemory implements IsolationHost {
    private static final String STRANGE_MOUNT = "elsewhere";

    private final InMemoryVault memory;
    private final String ownEntity;
    private final HttpHost host;

    private IsolationInMemory(Clock clock, int sweepSeconds) throws IOException {
        memory = InMemoryVault.create(clock);
        memory.authMount(STRANGE_MOUNT);
        ownEntity = entity("scim-host");
        TokenSource own = TokenSources.fixed(memory.serviceToken(ownEntity));
        HostConfig config =
                HostConfig.of(Map.of("SCIM_PORT", "0", "SCIM_SWEEP_SECONDS", Integer.toString(sweepSeconds)));
        host = HttpHost.serve(config, (base, schedule) -> {
            VaultScim vault = Mapper.on(memory, own, Optional.of(base), config.quirks());
            for (DemoClient client : DemoClient.ALL) {
                memory.authMount(client.mount());
                vault.registry()
                        .create(client.on(memory.mountAccessor(client.mount())).principal(entity(client.principal())));
            }
            return new MemoryBackend(memory, vault);
        });
    }

    static IsolationInMemory start() throws IOException {
        return start(Clock.systemUTC(), 3600);
    }

    /** A Vault that lives by this clock, with a host that sweeps so often. */
    static IsolationInMemory start(Clock clock, int sweepSeconds) throws IOException {
        return new IsolationInMemory(clock, sweepSeconds);
    }

    private String entity(String name) {
        return memory.send(
                        VaultCall.post(VaultPath.of("identity/entity"), JsonObject.of("name", new JsonString(name))),
                        memory.rootToken())
                .data()
                .string("id")
                .orElseThrow();
    }

    @Override
    public URI base() {
        return host.address();
    }

    @Override
    public String token(String client) {
        return client + "-token";
    }

    @Override
    public VaultTransport transport() {
        return memory;
    }

    @Override
    public VaultToken root() {
        return memory.rootToken();
    }

    @Override
    public String accessor(String client) {
        return memory.mountAccessor(client);
    }

    @Override
    public String strangeAccessor() {
        return memory.mountAccessor(STRANGE_MOUNT);
    }

    @Override
    public String logsIn(String client, String name) {
        return memory.login(client, name).entityId();
    }

    @Override
    public String ownEntity() {
        return ownEntity;
    }

    @Override
    public void close() {
        host.close();
    }
}
