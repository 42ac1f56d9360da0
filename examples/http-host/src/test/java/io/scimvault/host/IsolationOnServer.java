package io.scimvault.host;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.testing.RealVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The packaged host on a real server; its token has the restricted policy, and an entity. */
final class IsolationOnServer implements IsolationHost {
    private static final String PASSWORD = "correct horse";

    private final String run = RealVault.unique("isolation");
    private final DemoVault demo;
    private final RealVault server;
    private final String ownEntity;
    private final String ownToken;
    private final HostProcess host;

    private IsolationOnServer(DemoVault demo) throws Exception {
        this.demo = demo;
        this.server = demo.server();
        admin("sys/auth/" + run, JsonObject.of("type", new JsonString("approle")));
        this.ownEntity = principal(run);
        this.ownToken = tokenOf(run, "scim-vault", true);
        Path file = Files.createTempDirectory("scim-host").resolve("token");
        Files.writeString(file, ownToken);
        this.host = serve(file, 3600);
    }

    static IsolationOnServer start() throws Exception {
        return new IsolationOnServer(DemoVault.setUp());
    }

    /** Another host on this server, which sweeps so often. */
    HostProcess sweeping(int seconds) {
        return serve(demo.hostTokenFile(), seconds);
    }

    private HostProcess serve(Path token, int sweepSeconds) {
        return HostProcess.serve(Map.of(
                "VAULT_ADDR",
                server.address(),
                "VAULT_TOKEN_FILE",
                token.toString(),
                "SCIM_SWEEP_SECONDS",
                Integer.toString(sweepSeconds)));
    }

    /** An entity with an alias on the token mount, so that tokens can speak for it. */
    String principal(String name) {
        String id = admin("identity/entity", JsonObject.of("name", new JsonString(name)))
                .data()
                .string("id")
                .orElseThrow();
        admin(
                "identity/entity-alias",
                JsonObject.builder()
                        .put("name", name)
                        .put("mount_accessor", accessor("token"))
                        .put("canonical_id", id)
                        .build());
        return id;
    }

    /** A token of an entity that has an alias of this name on the token mount. */
    String tokenOf(String alias, String policy, boolean withoutDefault) {
        admin(
                "auth/token/roles/" + alias,
                JsonObject.builder()
                        .put("allowed_policies", JsonArray.ofStrings(List.of(policy)))
                        .put("allowed_entity_aliases", alias)
                        .put("orphan", true)
                        .put("token_no_default_policy", withoutDefault)
                        .build());
        return created(alias, JsonObject.of("entity_alias", new JsonString(alias)));
    }

    /** A fresh token of a client's principal, made as {@code setup-demo} makes it. */
    String anotherToken(String client) {
        return created("scim-" + client, JsonObject.of("entity_alias", new JsonString("scim-principal-" + client)));
    }

    private String created(String role, JsonObject wish) {
        return auth(admin("auth/token/create/" + role, wish), "client_token");
    }

    /** The token of somebody who logs in with a password on a client's mount. */
    String personsToken(String client, String name) {
        return auth(login(client, name), "client_token");
    }

    private VaultReply login(String client, String name) {
        admin("auth/" + client + "/users/" + name, JsonObject.of("password", new JsonString(PASSWORD)));
        return demo.login(client, name, PASSWORD);
    }

    private static String auth(VaultReply reply, String member) {
        return reply.body()
                .flatMap(body -> body.object("auth"))
                .flatMap(auth -> auth.string(member))
                .orElseThrow(() -> new AssertionError(reply + " " + reply.errors()));
    }

    /** An administrator's write, which must succeed. */
    VaultReply admin(String path, JsonObject body) {
        return server.admin("POST", path, body.toString());
    }

    /** The token of the host. */
    String ownToken() {
        return ownToken;
    }

    /** A token as {@code setup-demo} makes it for the host. */
    String tokenWithoutEntity() {
        try {
            return Files.readString(demo.hostTokenFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the host has logged. */
    String log() {
        return host.err();
    }

    @Override
    public URI base() {
        return host.base();
    }

    @Override
    public String token(String client) {
        return demo.token(client);
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
    public String accessor(String client) {
        return demo.accessor(client);
    }

    @Override
    public String strangeAccessor() {
        return demo.accessor(run);
    }

    @Override
    public String logsIn(String client, String name) {
        return auth(login(client, name), "entity_id");
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
