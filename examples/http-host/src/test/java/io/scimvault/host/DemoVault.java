package io.scimvault.host;

import io.scimvault.host.replay.Target;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.testing.RealVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A real server on which {@code setup-demo} was run, and an administrator's hands on it. */
final class DemoVault {
    private final RealVault server;
    private final VaultTransport transport;
    private final VaultToken root;
    private final Path hostToken;
    private final Map<String, String> tokens;

    private DemoVault(RealVault server, Path hostToken, Map<String, String> tokens) {
        this.server = server;
        this.transport = server.transport();
        this.root = server.rootToken();
        this.hostToken = hostToken;
        this.tokens = tokens;
    }

    /** Runs {@code java -jar http-host.jar setup-demo} on the server that the integration tests use. */
    static DemoVault setUp() throws IOException, InterruptedException {
        RealVault server = RealVault.get();
        Path hostToken = Files.createTempDirectory("scim-host").resolve("token");
        HostProcess setup = setupDemo(server, Map.of("SCIM_HOST_TOKEN_FILE", hostToken.toString()));
        if (setup.exitStatus() != 0) {
            throw new AssertionError(setup.err());
        }
        return new DemoVault(server, hostToken, tokens(setup.out()));
    }

    /** Runs {@code setup-demo} as an administrator. */
    static HostProcess setupDemo(RealVault server, Map<String, String> more) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("VAULT_ADDR", server.address());
        environment.put("VAULT_TOKEN", server.rootToken().value());
        return HostProcess.run(environment, "setup-demo");
    }

    /** The tokens by client that setup-demo printed. */
    static Map<String, String> tokens(String out) {
        Map<String, String> tokens = new HashMap<>();
        out.lines().map(line -> line.split(" ", 2)).forEach(line -> tokens.put(line[0], line[1]));
        return tokens;
    }

    RealVault server() {
        return server;
    }

    Path hostTokenFile() {
        return hostToken;
    }

    String token(String client) {
        return tokens.get(client);
    }

    /** The packaged host on this server, with the token that has only the restricted policy. */
    HostProcess serve() {
        return HostProcess.serve(Map.of("VAULT_ADDR", server.address(), "VAULT_TOKEN_FILE", hostToken.toString()));
    }

    /** What a replay as this client is played against. */
    Target target(HostProcess host, String client, String run) {
        return new Target(
                host.base(),
                token(client),
                Map.of("client", client, "accessor", accessor(client), "run", run),
                Optional.of(new Target.Vault(transport, root)));
    }

    String accessor(String mount) {
        return read("sys/auth")
                .object(mount + "/")
                .flatMap(found -> found.string("accessor"))
                .orElseThrow();
    }

    JsonObject read(String path) {
        return send(VaultCall.get(VaultPath.of(path)), root).data();
    }

    VaultReply readById(String kind, String id) {
        return send(VaultCall.get(VaultPath.of("identity/" + kind + "/id", IdRef.known(id))), root);
    }

    VaultReply writeById(String kind, String id, JsonObject body) {
        return send(VaultCall.post(VaultPath.of("identity/" + kind + "/id", IdRef.known(id)), body), root);
    }

    VaultReply write(String path, JsonObject body) {
        return send(VaultCall.post(VaultPath.of(path), body), root);
    }

    /** A call with somebody's token. */
    VaultReply send(VaultCall call, VaultToken token) {
        return transport.send(call, token);
    }

    /** A person's login with a password. */
    VaultReply login(String mount, String user, String password) {
        return transport.send(
                VaultCall.post(
                        VaultPath.of("auth/" + mount + "/login/" + user),
                        JsonObject.of("password", new JsonString(password))),
                new VaultToken("nobody"));
    }
}
