package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The library on a Vault, and an administrator beside it who looks at what it did. Texts of JSON have {@code '} for {@code "}. */
final class StoreBench {
    private static final JsonText JSON = JsonText.within(JsonLimits.REQUEST);

    final StoreHost host;
    final Recorder calls;
    final VaultScim scim;
    final ScimClient hr = ScimClient.named(unique("hr"));

    StoreBench(StoreHost host) {
        this(host, host.library());
    }

    StoreBench(StoreHost host, VaultToken library) {
        this.host = host;
        this.calls = new Recorder(host.transport());
        this.scim = VaultScim.builder(calls, TokenSources.fixed(library))
                .groupLock(new InProcessLock())
                .build();
    }

    /** A name that nothing has yet. */
    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    ClientAccess as(ScimClient client) {
        return scim.as(client);
    }

    /** What a client may do at another host, whose calls go this way. */
    ClientAccess through(VaultTransport transport, ScimClient client) {
        return VaultScim.builder(transport, TokenSources.fixed(host.library()))
                .groupLock(new InProcessLock())
                .build()
                .as(client);
    }

    /** What a client's request is answered with. */
    RawResponse http(ScimClient client, String method, String path, String body) {
        return scim.handle(
                client,
                RawRequest.of(
                        method,
                        path,
                        null,
                        Map.of("Content-Type", "application/scim+json"),
                        new ByteArrayInputStream(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
    }

    static JsonObject json(RawResponse response) {
        return (JsonObject) JSON.parse(response.body());
    }

    VaultReply admin(VaultCall call) {
        VaultReply reply = host.transport().send(call, host.root());
        assertThat(reply.isSuccess() || reply.isMissing())
                .as("%s %s", call, reply.errors())
                .isTrue();
        return reply;
    }

    VaultReply post(String path, String body) {
        return admin(VaultCall.post(VaultPath.of(path), object(body)));
    }

    VaultReply postById(String path, String id, String body) {
        return admin(VaultCall.post(VaultPath.of(path, IdRef.known(id)), object(body)));
    }

    /** An administrator's entity or group. */
    String make(String path, String body) {
        return post(path, body).data().string("id").orElseThrow();
    }

    static JsonObject object(String text) {
        return (JsonObject) JSON.parse(text.replace('\'', '"'));
    }

    JsonObject entity(String id) {
        return admin(VaultCall.get(VaultPath.of("identity/entity/id", IdRef.known(id))))
                .data();
    }

    JsonObject group(String id) {
        return admin(VaultCall.get(VaultPath.of("identity/group/id", IdRef.known(id))))
                .data();
    }

    /** The entity that a name leads to; the empty object where there is none. */
    JsonObject entityNamed(String name) {
        return admin(VaultCall.post(
                        VaultPath.of("identity/lookup/entity"), JsonObject.of("name", new JsonString(name))))
                .data();
    }

    /** The group that a name leads to; the empty object where there is none. */
    JsonObject groupNamed(String name) {
        return admin(VaultCall.post(VaultPath.of("identity/lookup/group"), JsonObject.of("name", new JsonString(name))))
                .data();
    }

    void delete(String path, String id) {
        admin(VaultCall.delete(VaultPath.of(path, IdRef.known(id))));
    }

    /** The accessor of the auth mount at a path, which ends in a slash. */
    String accessor(String path) {
        return admin(VaultCall.get(VaultPath.of("sys/auth")))
                .data()
                .object(path)
                .flatMap(mount -> mount.string("accessor"))
                .orElseThrow();
    }

    /** The entity that an alias leads to; the empty object where there is none. */
    JsonObject entityWithAlias(AuthMount mount, String name) {
        return admin(VaultCall.post(
                        VaultPath.of("identity/lookup/entity"),
                        JsonObject.builder()
                                .put("alias_name", name)
                                .put("alias_mount_accessor", mount.accessor())
                                .build()))
                .data();
    }

    /** The names of an entity's aliases. */
    static List<String> aliasNames(JsonObject entity) {
        return entity.array("aliases")
                .only(JsonObject.class)
                .flatMap(alias -> alias.string("name").stream())
                .toList();
    }

    static List<String> strings(JsonObject object, String name) {
        return object.array(name).only(JsonString.class).map(JsonString::value).toList();
    }

    /** Takes all aliases of an entity away. */
    void deleteAliases(String entityId) {
        entity(entityId)
                .array("aliases")
                .only(JsonObject.class)
                .forEach(alias -> admin(VaultCall.delete(VaultPath.of(
                        "identity/entity-alias/id",
                        IdRef.known(alias.string("id").orElseThrow())))));
    }

    /** Takes one login from whoever has it. */
    void deleteAlias(AuthMount mount, String name) {
        entityWithAlias(mount, name)
                .array("aliases")
                .only(JsonObject.class)
                .filter(alias -> alias.string("mount_accessor").equals(Optional.of(mount.accessor())))
                .forEach(alias -> admin(VaultCall.delete(VaultPath.of(
                        "identity/entity-alias/id",
                        IdRef.known(alias.string("id").orElseThrow())))));
    }

    /** The entity behind a living token; nothing for a dead one. */
    Optional<String> lookupSelf(VaultToken token) {
        VaultReply reply = host.transport().send(VaultCall.get(VaultPath.of("auth/token/lookup-self")), token);
        return reply.status() == 200 ? reply.data().string("entity_id") : Optional.empty();
    }

    PersonLogin login(AuthMount mount, String name) {
        return host.login(mount, name).orElseThrow();
    }

    /** Whatever the clients of this bench left half-made. */
    List<String> halfMade() {
        JsonObject entities = admin(VaultCall.list(VaultPath.of("identity/entity/id")))
                .data()
                .object("key_info")
                .orElse(JsonObject.EMPTY);
        JsonObject groups = admin(VaultCall.list(VaultPath.of("identity/group/id")))
                .data()
                .object("key_info")
                .orElse(JsonObject.EMPTY);
        return List.of(entities, groups).stream()
                .flatMap(list -> list.names().stream()
                        .filter(id -> isPending(list.object(id).orElseThrow())))
                .filter(id -> isOurs(entity(id)) || isOurs(group(id)))
                .toList();
    }

    /** How many entities, whoever's, have an alias that is not finished. */
    int unfinished() {
        JsonObject entities = admin(VaultCall.list(VaultPath.of("identity/entity/id")))
                .data()
                .object("key_info")
                .orElse(JsonObject.EMPTY);
        return (int) entities.names().stream()
                .filter(id -> isPending(entities.object(id).orElseThrow()))
                .count();
    }

    private static boolean isPending(JsonObject listed) {
        return listed.toString().contains("scim-pending-");
    }

    private boolean isOurs(JsonObject object) {
        return object.toString().contains(hr.name());
    }

    static ScimError refusal(Runnable work) {
        ScimException refusal = catchThrowableOfType(ScimException.class, work::run);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.error();
    }
}
