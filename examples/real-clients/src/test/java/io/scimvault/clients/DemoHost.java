package io.scimvault.clients;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.testing.RealVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packaged host as its README sets it up, and an administrator's look into its Vault. */
final class DemoHost implements AutoCloseable {
    private static final String CLIENT = "okta-demo";
    private static final Object LOCK = new Object();

    private static Optional<DemoHost> shared = Optional.empty();

    private final HostProcess process;
    private final URI base;
    private final String token;
    private final Optional<RealVault> vault;

    private DemoHost(HostProcess process, String token, Optional<RealVault> vault) throws IOException {
        this.process = process;
        this.base = process.base();
        this.token = token;
        this.vault = vault;
    }

    /**
     * The one that the tests share, on the real server of the integration tests and with the rights that {@code setup-demo} gives; it
     * ends with them. The test that asks is skipped where there is no such server.
     */
    static DemoHost onRealVault() {
        synchronized (LOCK) {
            if (shared.isEmpty()) {
                DemoHost host = start(RealVault.get());
                Runtime.getRuntime().addShutdownHook(new Thread(host::close));
                shared = Optional.of(host);
            }
            return shared.get();
        }
    }

    private static DemoHost start(RealVault vault) {
        try {
            return setUp(vault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static DemoHost setUp(RealVault vault) throws IOException, InterruptedException {
        Path hostToken = Files.createTempDirectory("scim-host").resolve("token");
        List<String> tokens = HostProcess.setupDemo(Map.of(
                "VAULT_ADDR", vault.address(),
                "VAULT_TOKEN", vault.rootToken().value(),
                "SCIM_HOST_TOKEN_FILE", hostToken.toString()));
        String token = tokens.stream()
                .filter(line -> line.startsWith(CLIENT + " "))
                .findFirst()
                .orElseThrow()
                .substring(CLIENT.length() + 1);
        return new DemoHost(
                HostProcess.serve(Map.of("VAULT_ADDR", vault.address(), "VAULT_TOKEN_FILE", hostToken.toString())),
                token,
                Optional.of(vault));
    }

    /** With its Vault in memory, which nobody can look into. */
    static DemoHost inMemory() throws IOException {
        return new DemoHost(HostProcess.serve(Map.of()), CLIENT + "-token", Optional.empty());
    }

    URI base() {
        return base;
    }

    /** The bearer token of a SCIM client. */
    String token() {
        return token;
    }

    /** What a program needs to be a SCIM client of the host and, on a real server, to look into its Vault. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of("SCIM_BASE", base.toString(), "SCIM_TOKEN", token));
        vault.ifPresent(real -> {
            environment.put("VAULT_ADDR", real.address());
            environment.put("VAULT_TOKEN", real.rootToken().value());
        });
        return environment;
    }

    /** The entity of a user, empty where Vault has none. */
    Optional<JsonObject> entity(String id) {
        return object("identity/entity/id/" + id);
    }

    /** The group, empty where Vault has none. */
    Optional<JsonObject> group(String id) {
        return object("identity/group/id/" + id);
    }

    /** The ids of a group's member entities. */
    List<String> members(String id) {
        return group(id)
                .orElseThrow()
                .array("member_entity_ids")
                .only(JsonString.class)
                .map(JsonString::value)
                .toList();
    }

    private Optional<JsonObject> object(String path) {
        RealVault real = vault.orElseThrow();
        VaultReply reply = real.raw(real.rootToken(), "GET", path, "");
        if (reply.status() != 200 && reply.status() != 404) {
            throw new AssertionError("GET " + path + " was answered with " + reply.status());
        }
        return reply.status() == 404 ? Optional.empty() : Optional.of(reply.data());
    }

    @Override
    public void close() {
        process.close();
    }
}
