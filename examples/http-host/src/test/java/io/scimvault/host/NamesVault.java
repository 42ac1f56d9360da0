package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealVault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A real server with the packaged host on it, and a SCIM client of the test's own, whose users have aliases on two mounts where a
 * login name is free text: approle and jwt.
 */
final class NamesVault implements AutoCloseable {
    private final String run = RealVault.unique("names");
    private final NamesJwt issuer = new NamesJwt();
    private final DemoVault demo;
    private final RealVault server;
    private final HostProcess host;
    private final List<String> accessors;
    private final NamesScim scim;

    NamesVault() throws Exception {
        demo = DemoVault.setUp();
        server = demo.server();
        mount("auth/" + approle(), "approle");
        mount("auth/" + jwt(), "jwt");
        mount("mounts/" + secrets(), "kv");
        admin(
                "auth/" + jwt() + "/config",
                JsonObject.builder()
                        .put("jwt_validation_pubkeys", JsonArray.ofStrings(List.of(issuer.publicKey())))
                        .build());
        JsonObject people = JsonObject.builder()
                .put("role_type", "jwt")
                .put("user_claim", "sub")
                .put("bound_audiences", JsonArray.ofStrings(List.of(NamesJwt.AUDIENCE)))
                .put("token_policies", JsonArray.ofStrings(List.of("default", run)))
                .build();
        admin("auth/" + jwt() + "/role/people", people);
        server.policy(
                run,
                reads("identity/entity/name/{{identity.entity.name}}")
                        + reads("identity/entity/id/{{identity.entity.id}}")
                        + reads(secrets() + "/people/{{identity.entity.name}}"));
        accessors = List.of(demo.accessor(approle()), demo.accessor(jwt()));
        String principal = principal();
        VaultScim.builder(server.transport(), TokenSources.fixed(server.rootToken()))
                .groupLock(new InProcessLock())
                .build()
                .registry()
                .create(ScimClient.named(run)
                        .principal(principal)
                        .aliasMount(accessors.get(0))
                        .aliasMount(accessors.get(1)));
        host = demo.serve();
        scim = new NamesScim(host.base(), token());
    }

    /** The SCIM client. */
    NamesScim scim() {
        return scim;
    }

    /** What the host has logged. */
    String hostLog() {
        return host.err();
    }

    private String approle() {
        return run + "-approle";
    }

    private String jwt() {
        return run + "-jwt";
    }

    private String secrets() {
        return run + "-kv";
    }

    private void mount(String path, String type) {
        admin("sys/" + path, JsonObject.of("type", new JsonString(type)));
    }

    private static String reads(String path) {
        return "path \"" + path + "\" { capabilities = [\"read\"] }\n";
    }

    /** The entity whose tokens speak for the client. */
    private String principal() {
        String id = admin("identity/entity", JsonObject.of("name", new JsonString("principal-" + run)))
                .data()
                .string("id")
                .orElseThrow();
        admin(
                "identity/entity-alias",
                JsonObject.builder()
                        .put("name", run)
                        .put("mount_accessor", demo.accessor("token"))
                        .put("canonical_id", id)
                        .build());
        return id;
    }

    private String token() {
        admin(
                "auth/token/roles/" + run,
                JsonObject.builder()
                        .put("allowed_policies", "default")
                        .put("allowed_entity_aliases", run)
                        .put("orphan", true)
                        .put("token_period", "768h")
                        .build());
        return admin("auth/token/create/" + run, JsonObject.of("entity_alias", new JsonString(run)))
                .body()
                .flatMap(body -> body.object("auth"))
                .flatMap(auth -> auth.string("client_token"))
                .orElseThrow();
    }

    /** An administrator's write, which must succeed. */
    VaultReply admin(String path, JsonObject body) {
        return server.admin("POST", path, body.toString());
    }

    /** Puts a secret where the policy templated by entity names lets only the entity of this name read it. */
    void givePersonalSecret(String entityName, String value) {
        admin(secrets() + "/people/" + NamesScim.encoded(entityName), JsonObject.of("value", new JsonString(value)));
    }

    /** Puts a secret into Vault that whoever is in this group may read, by a policy of the group's. */
    void giveGroupASecret(String group, int number) {
        String path = secrets() + "/groups/" + number;
        admin(path, JsonObject.of("value", new JsonString("of group " + number)));
        server.policy(run + "-" + number, reads(path));
        admin(
                "identity/group/id/" + group,
                JsonObject.builder()
                        .put("policies", JsonArray.ofStrings(List.of(run + "-" + number)))
                        .build());
    }

    /** The secret of a group as somebody reads it; nothing where Vault refuses. */
    Optional<String> groupSecret(VaultToken token, int number) {
        return secret(token, "groups/" + number);
    }

    /** The secret under an entity's name as somebody reads it; nothing where Vault refuses. */
    Optional<String> personalSecret(VaultToken token, String entityName) {
        return secret(token, "people/" + NamesScim.encoded(entityName));
    }

    private Optional<String> secret(VaultToken token, String path) {
        return read(token, secrets() + "/" + path).flatMap(data -> data.string("value"));
    }

    /** An entity by its id as somebody reads it; nothing where Vault refuses. */
    Optional<JsonObject> entity(VaultToken token, String id) {
        return read(token, "identity/entity/id/" + id);
    }

    /** An entity by its name as somebody reads it; nothing where Vault refuses. */
    Optional<JsonObject> entityNamed(VaultToken token, String name) {
        return read(token, "identity/entity/name/" + NamesScim.encoded(name));
    }

    private Optional<JsonObject> read(VaultToken token, String path) {
        VaultReply reply = server.raw(token, "GET", path, "");
        assertThat(reply.status()).as("GET %s %s", path, reply.errors()).isIn(200, 403);
        return reply.status() == 200 ? Optional.of(reply.data()) : Optional.empty();
    }

    /** The name of an entity as it is in Vault. */
    String entityName(String id) {
        return entity(server.rootToken(), id)
                .flatMap(entity -> entity.string("name"))
                .orElseThrow();
    }

    /** The name of a group as it is in Vault. */
    String groupName(String id) {
        return read(server.rootToken(), "identity/group/id/" + id)
                .flatMap(group -> group.string("name"))
                .orElseThrow();
    }

    /** Makes a role whose {@code role_id} is this text; what its person logs in with. */
    String approleSecret(String text, int number) {
        String role = "auth/" + approle() + "/role/r" + number;
        admin(
                role,
                JsonObject.builder()
                        .put("token_policies", JsonArray.ofStrings(List.of("default", run)))
                        .build());
        admin(role + "/role-id", JsonObject.of("role_id", new JsonString(text)));
        return admin(role + "/secret-id", JsonObject.EMPTY)
                .data()
                .string("secret_id")
                .orElseThrow();
    }

    /** A login on approle; nothing where it is refused. */
    Optional<PersonLogin> approleLogin(String roleId, String secretId) {
        return login(
                approle(),
                JsonObject.builder()
                        .put("role_id", roleId)
                        .put("secret_id", secretId)
                        .build());
    }

    /** A login with a signed token; nothing where it is refused. */
    Optional<PersonLogin> jwtLogin(String subject) {
        return login(
                jwt(),
                JsonObject.builder()
                        .put("role", "people")
                        .put("jwt", issuer.sign(subject))
                        .build());
    }

    private Optional<PersonLogin> login(String mount, JsonObject body) {
        VaultReply reply = server.raw(new VaultToken("nobody"), "POST", "auth/" + mount + "/login", body.toString());
        assertThat(reply.status()).as("%s", reply.errors()).isIn(200, 400, 403);
        return reply.body()
                .flatMap(found -> found.object("auth"))
                .map(auth -> new PersonLogin(
                        new VaultToken(auth.string("client_token").orElseThrow()),
                        auth.string("entity_id").orElseThrow()));
    }

    /** Whether anybody has this login name, on either mount. */
    boolean isKnown(String loginName) {
        return accessors.stream()
                .anyMatch(accessor -> admin(
                                "identity/lookup/entity",
                                JsonObject.builder()
                                        .put("alias_name", loginName)
                                        .put("alias_mount_accessor", accessor)
                                        .build())
                        .body()
                        .isPresent());
    }

    /** All that the identity engine holds, by kind and id. */
    Set<String> everything() {
        Set<String> ids = new TreeSet<>();
        for (String kind : List.of("entity", "entity-alias", "group")) {
            read(server.rootToken(), "identity/" + kind + "/id?list=true")
                    .orElseThrow()
                    .array("keys")
                    .only(JsonString.class)
                    .forEach(id -> ids.add(kind + " " + id.value()));
        }
        return ids;
    }

    @Override
    public void close() {
        host.close();
    }
}
