package io.scimvault.vault.testing;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People who log in on a real server, and the secrets that they may read or not. */
public final class RealPeople {
    private static final String PASSWORD = "correct horse";

    private final RealVault vault;

    public RealPeople(RealVault vault) {
        this.vault = vault;
    }

    /** A new userpass mount: for names of letters, digits, dots, dashes and underscores. */
    public AuthMount userpass() {
        return mount("userpass");
    }

    /** A new approle mount, whose role id may be any text and becomes the alias name. */
    public AuthMount approle() {
        return mount("approle");
    }

    private AuthMount mount(String type) {
        String path = RealVault.unique(type);
        vault.admin("POST", "sys/auth/" + path, "{\"type\":\"" + type + "\"}");
        String accessor = vault.admin("GET", "sys/auth", "")
                .data()
                .object(path + "/")
                .flatMap(mount -> mount.string("accessor"))
                .orElseThrow();
        return new AuthMount(path, type, accessor);
    }

    /** Logs a person in, who is known to the auth method from then on; nothing where Vault refuses with 403. */
    public Optional<PersonLogin> login(AuthMount mount, String name) {
        return login(mount, name, List.of("default"), false);
    }

    /** A machine's login on approle: a token with an entity and exactly these policies. */
    public PersonLogin service(AuthMount approle, String roleId, List<String> policies) {
        return login(approle, roleId, policies, true).orElseThrow();
    }

    private Optional<PersonLogin> login(AuthMount mount, String name, List<String> policies, boolean noDefault) {
        JsonObject settings = JsonObject.builder()
                .put("token_policies", JsonArray.ofStrings(policies))
                .put("token_no_default_policy", noDefault)
                .put("token_ttl", "2h")
                .build();
        VaultReply reply = mount.type().equals("userpass")
                ? userpassLogin(mount, name, settings)
                : approleLogin(mount, name, settings);
        if (reply.status() == 403) {
            return Optional.empty();
        }
        if (!reply.isSuccess()) {
            throw new AssertionError("the login was answered with " + reply.status() + " " + reply.errors());
        }
        return Optional.of(new PersonLogin(RealVault.clientToken(reply), RealVault.entityId(reply)));
    }

    private VaultReply userpassLogin(AuthMount mount, String name, JsonObject settings) {
        JsonObject password = JsonObject.builder().put("password", PASSWORD).build();
        String base = "auth/" + mount.path();
        vault.admin(
                "POST",
                base + "/users/" + name,
                settings.with("password", password.members().get("password")).toString());
        return vault.raw(vault.rootToken(), "POST", base + "/login/" + name, password.toString());
    }

    private VaultReply approleLogin(AuthMount mount, String roleId, JsonObject settings) {
        String role =
                "auth/" + mount.path() + "/role/r" + UUID.nameUUIDFromBytes(roleId.getBytes(StandardCharsets.UTF_8));
        vault.admin("POST", role, settings.toString());
        vault.admin(
                "POST",
                role + "/role-id",
                JsonObject.builder().put("role_id", roleId).build().toString());
        String secret = vault.admin("POST", role + "/secret-id", "{}")
                .data()
                .string("secret_id")
                .orElseThrow();
        JsonObject login = JsonObject.builder()
                .put("role_id", roleId)
                .put("secret_id", secret)
                .build();
        return vault.raw(vault.rootToken(), "POST", "auth/" + mount.path() + "/login", login.toString());
    }

    /** Writes a secret on a KV mount of its own, and says where it is. */
    public String secret(String value) {
        String mount = RealVault.unique("kv");
        vault.admin("POST", "sys/mounts/" + mount, "{\"type\":\"kv\",\"options\":{\"version\":\"1\"}}");
        String path = mount + "/treasure";
        vault.admin(
                "POST", path, JsonObject.builder().put("value", value).build().toString());
        return path;
    }

    /** A policy that lets its holder read one path; its name. */
    public String readPolicy(String path) {
        String name = RealVault.unique("reader");
        vault.policy(name, "path \"" + path + "\" {\n  capabilities = [\"read\"]\n}\n");
        return name;
    }

    /** The secret as this token reads it; nothing where Vault refuses with 403. */
    public Optional<String> readSecret(VaultToken token, String path) {
        VaultReply reply = vault.raw(token, "GET", path, "");
        if (reply.status() == 403) {
            return Optional.empty();
        }
        if (!reply.isSuccess()) {
            throw new AssertionError("reading was answered with " + reply.status() + " " + reply.errors());
        }
        return reply.data().string("value");
    }
}
