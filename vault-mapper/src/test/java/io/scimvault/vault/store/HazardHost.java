package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the tests of the hazards share: an administrator's raw calls, which show a hazard, and libraries whose way to Vault is looked at. */
interface HazardHost extends BenchHost {
    String ENTITY = "identity/entity";
    String ENTITY_ID = "identity/entity/id";
    String GROUP = "identity/group";
    String GROUP_ID = "identity/group/id";
    String ALIAS = "identity/entity-alias";
    String ALIAS_ID = "identity/entity-alias/id";

    /** An id that nothing has. */
    String NOBODY = "00000000-0000-4000-8000-000000000000";

    default TypedResources<User> users() {
        return bench().as(bench().hr).users();
    }

    default TypedResources<Group> groups() {
        return bench().as(bench().hr).groups();
    }

    default String newUser() {
        return users().create(User.of(unique("member")).build()).id().orElseThrow();
    }

    default String newGroup(String... members) {
        return groups().create(
                        Group.of(unique("group")).memberIds(List.of(members)).build())
                .id()
                .orElseThrow();
    }

    /** Users of the client's, made by an administrator's hand: one call for each. */
    default List<String> manyUsers(int count) {
        String marks = "','metadata':{'scim_client':'" + bench().hr.name() + "','scim_format':'1'}}";
        return Stream.generate(() -> bench().make(ENTITY, "{'name':'" + unique("m") + marks))
                .limit(count)
                .toList();
    }

    /** An administrator's call, whatever it is answered with. */
    default VaultReply raw(VaultCall call) {
        return bench().host.transport().send(call, bench().host.root());
    }

    default VaultReply rawPost(String path, String body) {
        return raw(VaultCall.post(VaultPath.of(path), StoreBench.object(body)));
    }

    default VaultReply rawPost(String path, String id, String body) {
        return raw(VaultCall.post(VaultPath.of(path, IdRef.known(id)), StoreBench.object(body)));
    }

    default VaultReply rawGet(String path, String id) {
        return raw(VaultCall.get(VaultPath.of(path, IdRef.known(id))));
    }

    /** Another library, which has just been started, on its own way to the same Vault. */
    default VaultScim through(VaultTransport transport) {
        return VaultScim.builder(transport, TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .timeLimit(Duration.ofSeconds(10))
                .build();
    }

    /** The calls of a library that lives on the same Vault for a while. */
    default List<VaultCall> callsOf(ScimClient client, Consumer<ClientAccess> life) {
        List<VaultCall> calls = new ArrayList<>();
        VaultTransport transport = bench().host.transport();
        life.accept(through((call, token) -> {
                    calls.add(call);
                    return transport.send(call, token);
                })
                .as(client));
        return calls;
    }

    /** The bodies of the writes among some calls; lookups are none. */
    static List<JsonObject> written(List<VaultCall> calls) {
        return calls.stream()
                .filter(call -> !call.path().fixed().startsWith("identity/lookup/"))
                .flatMap(call -> call.body().stream())
                .toList();
    }

    /** A user and a group are made, changed in every way, and deleted. */
    static void liveALife(ClientAccess access) {
        User user = access.users()
                .create(User.of(unique("life"))
                        .externalId("00u1")
                        .title("Dr")
                        .active(true)
                        .build());
        String id = user.id().orElseThrow();
        Group group =
                access.groups().create(Group.of(unique("lives")).member(id).build());
        String groupId = group.id().orElseThrow();
        access.users().patch(id, PatchRequest.builder().remove("title").build());
        access.users().patch(id, PatchRequest.builder().replace("active", false).build());
        access.users().patch(id, PatchRequest.builder().remove("active").build());
        access.users().replace(id, User.of(unique("life")).build());
        access.users().patch(id, PatchRequest.builder().replace("active", true).build());
        access.groups()
                .patch(
                        groupId,
                        PatchRequest.builder().replace("externalId", "00g1").build());
        access.groups().patch(groupId, PatchRequest.builder().remove("members").build());
        access.groups().replace(groupId, Group.of(unique("lives")).member(id).build());
        access.users().delete(id);
        access.groups().delete(groupId);
    }

    /** What a client's request is answered with by a certain library. */
    default RawResponse http(VaultScim scim, String method, String path, String body) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Content-Type", "application/scim+json");
        return scim.handle(bench().hr, RawRequest.of(method, path, null, headers, new ByteArrayInputStream(bytes)));
    }

    default RawResponse http(String method, String path, String body) {
        return bench().http(bench().hr, method, path, body);
    }

    static String user(String userName, String more) {
        return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + userName + "'" + more + "}";
    }

    static String group(String displayName, String more) {
        return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'" + displayName + "'" + more
                + "}";
    }
}
