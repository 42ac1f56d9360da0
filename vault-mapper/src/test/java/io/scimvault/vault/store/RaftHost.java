package io.scimvault.vault.store;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RaftServer;
import io.scimvault.vault.testing.RealVault;
import java.util.Optional;

/** A server that stores as in production, the library's token having the shipped policy alone. Nobody logs in there. */
final class RaftHost implements StoreHost, AutoCloseable {
    private final RaftServer server;
    private final VaultToken library;

    RaftHost(int entryBytes) {
        server = RaftServer.start(entryBytes);
        JsonObject policy =
                JsonObject.builder().put("policy", RealVault.policyText()).build();
        server.admin("POST", "sys/policies/acl/scim-vault", policy.toString());
        library = new VaultToken(
                server.admin("POST", "auth/token/create", "{\"policies\":[\"scim-vault\"],\"no_default_policy\":true}")
                        .object("auth")
                        .flatMap(auth -> auth.string("client_token"))
                        .orElseThrow());
    }

    RaftServer server() {
        return server;
    }

    @Override
    public VaultTransport transport() {
        return server.transport();
    }

    @Override
    public VaultToken root() {
        return server.rootToken();
    }

    @Override
    public VaultToken library() {
        return library;
    }

    @Override
    public AuthMount mount() {
        String accessor = server.approle();
        return new AuthMount("approle", "approle", accessor);
    }

    @Override
    public PersonLogin service() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AuthMount localMount() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unmount(AuthMount mount) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<PersonLogin> login(AuthMount mount, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        server.close();
    }
}
