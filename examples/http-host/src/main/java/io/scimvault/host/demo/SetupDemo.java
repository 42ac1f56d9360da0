package io.scimvault.host.demo;

import io.scimvault.host.backend.DemoClient;
import io.scimvault.host.backend.Mapper;
import io.scimvault.host.config.HostConfig;
import io.scimvault.host.config.SetupException;
import io.scimvault.host.config.VaultAccess;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.VaultPolicy;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.VaultTransport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares a Vault for a demo, again and again without harm: what is there already is checked, not written anew. Only tokens are
 * fresh each time, and earlier ones stay valid.
 */
public final class SetupDemo {
    private static final Logger LOG = LoggerFactory.getLogger(SetupDemo.class);
    private static final String POLICY = "scim-vault";
    private static final String HOST_ROLE = "scim-host";
    private static final String PERIOD = "768h";

    private final Admin admin;
    private final VaultScim vault;
    private final String authType;

    private SetupDemo(Admin admin, VaultScim vault, String authType) {
        this.admin = admin;
        this.vault = vault;
        this.authType = authType;
    }

    /** A fresh token for each client of the demo, by its name. */
    public static Map<String, String> run(HostConfig config) {
        VaultAccess access = config.vault()
                .orElseThrow(() -> new IllegalArgumentException("setup-demo needs VAULT_ADDR and VAULT_TOKEN"));
        VaultTransport transport = access.transport();
        TokenSource token = access.adminToken();
        SetupDemo demo = new SetupDemo(
                new Admin(transport, token.token()),
                Mapper.on(transport, token, Optional.empty(), config.quirks()),
                config.demoAuth().type());
        demo.policy();
        Map<String, String> tokens = new LinkedHashMap<>();
        DemoClient.ALL.forEach(client -> tokens.put(client.name(), demo.client(client)));
        config.hostTokenFile().ifPresent(file -> {
            TokenFile.write(file, demo.hostToken());
            LOG.info("a token for the host is in {}", file);
        });
        return tokens;
    }

    private void policy() {
        admin.write("sys/policies/acl/" + POLICY, JsonObject.of("policy", new JsonString(VaultPolicy.hcl())));
    }

    private String client(DemoClient client) {
        String accessor = mount(client);
        String principal = principal(client);
        register(client.on(accessor).principal(principal));
        LOG.info("{}: its users log in at auth/{} ({})", client.name(), client.mount(), authType);
        return token(client, principal);
    }

    /** The accessor of the client's auth mount, which is enabled where it is missing. */
    private String mount(DemoClient client) {
        Optional<JsonObject> mount = mountAt(client.mount());
        if (mount.isEmpty()) {
            admin.write(
                    "sys/auth/" + client.mount(),
                    JsonObject.builder()
                            .put("type", authType)
                            .put("description", "people provisioned by " + client.name())
                            .build());
            mount = mountAt(client.mount());
        }
        JsonObject found = mount.orElseThrow(() -> new SetupException("auth/" + client.mount() + " was not enabled"));
        if (found.string("type").filter(authType::equals).isEmpty()) {
            throw new SetupException("auth/" + client.mount() + " is not of type " + authType
                    + "; a client's mount never changes, so set SCIM_DEMO_AUTH to what it is");
        }
        return accessor(found);
    }

    private Optional<JsonObject> mountAt(String path) {
        return admin.read("sys/auth").object(path + "/");
    }

    private static String accessor(JsonObject mount) {
        return mount.string("accessor").orElseThrow(() -> new SetupException("a mount has no accessor"));
    }

    /** The id of the client's principal; it gets its alias on the token mount, so that token roles can speak for it. */
    private String principal(DemoClient client) {
        JsonObject byName = JsonObject.of("name", new JsonString(client.principal()));
        if (admin.entity(byName).isEmpty()) {
            admin.write("identity/entity", byName);
        }
        JsonObject entity = admin.entity(byName)
                .orElseThrow(() -> new SetupException("the entity " + client.principal() + " was not created"));
        if (entity.object("metadata").filter(pairs -> pairs.has("scim_client")).isPresent()) {
            throw new SetupException(
                    "the entity " + client.principal() + " is a user that a SCIM client made; it can be no principal");
        }
        String id = entity.string("id").orElseThrow(() -> new SetupException("an entity has no id"));
        String tokenMount = accessor(mountAt("token").orElseThrow(() -> new SetupException("there is no token mount")));
        alias(client, id, tokenMount);
        return id;
    }

    private void alias(DemoClient client, String id, String tokenMount) {
        Optional<JsonObject> holder = admin.entity(JsonObject.builder()
                .put("alias_name", client.principal())
                .put("alias_mount_accessor", tokenMount)
                .build());
        if (holder.isEmpty()) {
            admin.write(
                    "identity/entity-alias",
                    JsonObject.builder()
                            .put("name", client.principal())
                            .put("mount_accessor", tokenMount)
                            .put("canonical_id", id)
                            .build());
        } else if (holder.flatMap(entity -> entity.string("id"))
                .filter(id::equals)
                .isEmpty()) {
            throw new SetupException("the alias " + client.principal() + " on auth/token belongs to another entity");
        }
    }

    private void register(ScimClient client) {
        Optional<ScimClient> present = vault.registry().read(client.name());
        if (present.isEmpty()) {
            vault.registry().create(client);
        } else if (!present.get().principal().equals(client.principal())
                || !present.get().aliasRules().equals(client.aliasRules())) {
            throw new SetupException("the SCIM client " + client.name()
                    + " is registered with another principal or auth mount; delete the group scim-client:"
                    + client.name() + " to set it up anew");
        }
    }

    private String token(DemoClient client, String principal) {
        role(client.role(), "default", Optional.of(client.principal()));
        JsonObject auth = create(
                client.role(),
                JsonObject.builder()
                        .put("entity_alias", client.principal())
                        .put("display_name", client.name())
                        .build());
        if (auth.string("entity_id").filter(principal::equals).isEmpty()) {
            throw new SetupException("Vault made a token that does not speak for " + client.principal());
        }
        return clientToken(auth);
    }

    /** A token with nothing but the mapper's policy. */
    private String hostToken() {
        role(HOST_ROLE, POLICY, Optional.empty());
        return clientToken(create(
                HOST_ROLE,
                JsonObject.builder()
                        .put("no_default_policy", true)
                        .put("display_name", HOST_ROLE)
                        .build()));
    }

    /** Without allowed_policies a role hands out tokens as powerful as the caller's own. */
    private void role(String name, String policy, Optional<String> entityAlias) {
        JsonObject role = JsonObject.builder()
                .put("allowed_policies", JsonArray.ofStrings(List.of(policy)))
                .put(
                        "allowed_entity_aliases",
                        JsonArray.ofStrings(entityAlias.stream().toList()))
                .put("orphan", true)
                .put("renewable", true)
                .put("token_period", PERIOD)
                .put("token_type", "service")
                .put("token_no_default_policy", !policy.equals("default"))
                .build();
        admin.write("auth/token/roles/" + name, role);
    }

    private JsonObject create(String role, JsonObject wish) {
        return admin.write("auth/token/create/" + role, wish)
                .object("auth")
                .orElseThrow(() -> new SetupException("Vault made no token"));
    }

    private static String clientToken(JsonObject auth) {
        return auth.string("client_token").orElseThrow(() -> new SetupException("Vault made no token"));
    }
}
