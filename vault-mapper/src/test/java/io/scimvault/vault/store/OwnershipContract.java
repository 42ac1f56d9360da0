package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever does not carry the client's mark does not exist for it, on every verb and by every face. */
interface OwnershipContract extends BenchHost {

    private void assertNoSuchUser(ScimClient client, String id) {
        var users = bench().as(client).users();
        ScimError missing = ScimError.notFound("There is no such user.");
        String before = bench().entity(id).toString();

        assertThat(users.get(id)).isEmpty();
        assertThat(users.query("id eq \"" + id + "\"")).isEmpty();
        assertThat(refusal(() -> users.delete(id))).isEqualTo(missing);
        assertThat(refusal(() -> users.replace(id, User.of(unique("x")).build())))
                .isEqualTo(missing);
        assertThat(refusal(() -> users.patch(
                        id,
                        PatchRequest.builder().replace("userName", unique("x")).build())))
                .isEqualTo(missing);
        assertThat(refusal(() -> users.planDelete(id))).isEqualTo(missing);
        assertNotFound(
                client, "/Users/" + id, "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'x'}");
        assertThat(refusal(() -> bench().as(client)
                        .groups()
                        .create(Group.of(unique("g")).member(id).build())))
                .isEqualTo(GroupContract.UNKNOWN_MEMBER);
        assertThat(bench().entity(id).toString()).isEqualTo(before);
    }

    private void assertNoSuchGroup(String id) {
        var groups = bench().as(bench().hr).groups();
        ScimError missing = ScimError.notFound("There is no such group.");
        String before = bench().group(id).toString();

        assertThat(groups.get(id)).isEmpty();
        assertThat(groups.query("id eq \"" + id + "\"")).isEmpty();
        assertThat(refusal(() -> groups.delete(id))).isEqualTo(missing);
        assertThat(refusal(() -> groups.replace(id, Group.of(unique("x")).build())))
                .isEqualTo(missing);
        assertThat(refusal(() -> groups.patch(
                        id,
                        PatchRequest.builder()
                                .replace("displayName", unique("x"))
                                .build())))
                .isEqualTo(missing);
        assertNotFound(
                bench().hr,
                "/Groups/" + id,
                "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'x'}");
        assertThat(bench().group(id).toString()).isEqualTo(before);
    }

    private void assertNotFound(ScimClient client, String path, String resource) {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("GET", "");
        bodies.put("PUT", resource);
        bodies.put(
                "PATCH",
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],"
                        + "'Operations':[{'op':'replace','path':'externalId','value':'x'}]}");
        bodies.put("DELETE", "");
        bodies.forEach((method, body) -> {
            RawResponse response = bench().http(client, method, path, body);
            assertThat(response.status()).as(method).isEqualTo(404);
            assertThat(StoreBench.json(response).string("status")).contains("404");
        });
    }

    @Test
    default void anAdminsEntityDoesNotExist() {
        assertNoSuchUser(
                bench().hr,
                bench().make("identity/entity", "{'name':'" + unique("admin") + "','metadata':{'team':'core'}}"));
    }

    @Test
    default void anotherClientsUserDoesNotExist() {
        ScimClient other = ScimClient.named(unique("other"));
        User theirs = bench().as(other).users().create(User.of(unique("alice")).build());

        assertNoSuchUser(bench().hr, theirs.id().orElseThrow());
        assertThat(bench().as(other).users().get(theirs.id().orElseThrow())).contains(theirs);
    }

    @Test
    default void aClientWhoseNameBeginsAlikeIsAnother() {
        ScimClient longer = ScimClient.named(bench().hr.name() + "-2");

        assertNoSuchUser(
                bench().hr,
                bench().as(longer)
                        .users()
                        .create(User.of(unique("a")).build())
                        .id()
                        .orElseThrow());
    }

    @Test
    default void whatIsHalfMadeDoesNotExist() {
        AuthMount mount = bench().host.mount();
        String mark = "'scim_client':'" + bench().hr.name() + "'";
        String unnamed =
                bench().make("identity/entity", "{'name':'" + unique("scim-pending") + "','metadata':{" + mark + "}}");
        String named = bench().make("identity/entity", "{'name':'" + unique("alice") + "','metadata':{" + mark + "}}");
        bench().make(
                        "identity/entity-alias",
                        "{'name':'" + unique("scim-pending") + "','mount_accessor':'" + mount.accessor()
                                + "','canonical_id':'" + named + "','custom_metadata':{" + mark
                                + ",'scim_pending':'create'}}");

        assertNoSuchUser(bench().hr, unnamed);
        assertNoSuchUser(bench().hr, named);
        assertNoSuchGroup(
                bench().make("identity/group", "{'name':'" + unique("scim-pending") + "','metadata':{" + mark + "}}"));
        assertThat(bench().as(bench().hr).users().all()).isEmpty();
        assertThat(bench().as(bench().hr).groups().all()).isEmpty();
    }

    @Test
    default void thePrincipalIsOutOfReachWhateverMarkItCarries() {
        User principal =
                bench().as(bench().hr).users().create(User.of(unique("okta")).build());

        assertNoSuchUser(
                bench().hr.principal(principal.id().orElseThrow()),
                principal.id().orElseThrow());
    }

    @Test
    default void theLibrarysOwnEntityIsOutOfReachWhateverMarkItCarries() {
        PersonLogin service = bench().host.service();
        StoreBench own = new StoreBench(bench().host, service.token());
        bench().postById(
                        "identity/entity/id",
                        service.entityId(),
                        "{'metadata':{'scim_client':'" + own.hr.name() + "','scim_format':'1'}}");
        String before = bench().entity(service.entityId()).toString();
        var users = own.as(own.hr).users();

        assertThat(users.get(service.entityId())).isEmpty();
        assertThat(users.all()).isEmpty();
        assertThat(refusal(() -> users.delete(service.entityId())).status()).isEqualTo(404);
        assertThat(refusal(() -> own.as(own.hr)
                        .groups()
                        .create(Group.of(unique("g")).member(service.entityId()).build())))
                .isEqualTo(GroupContract.UNKNOWN_MEMBER);
        assertThat(bench().entity(service.entityId()).toString()).isEqualTo(before);
        assertThat(own.lookupSelf(service.token())).contains(service.entityId());
    }

    @Test
    default void groupsOfOthersDoNotExist() {
        String mark = "'metadata':{'scim_client':'" + bench().hr.name() + "'}";
        ScimClient other = ScimClient.named(unique("other"));

        assertNoSuchGroup(bench().make("identity/group", "{'name':'" + unique("admins") + "','policies':['default']}"));
        assertNoSuchGroup(bench().as(other)
                .groups()
                .create(Group.of(unique("g")).build())
                .id()
                .orElseThrow());
        assertNoSuchGroup(
                bench().make("identity/group", "{'name':'" + unique("ext") + "','type':'external'," + mark + "}"));
        assertNoSuchGroup(bench().make("identity/group", "{'name':'" + unique("scim-client:x") + "'," + mark + "}"));
        assertThat(bench().as(bench().hr).groups().all()).isEmpty();
    }

    @Test
    default void aUserThatLostItsMarkIsNoLongerTheClients() {
        String id = bench().as(bench().hr)
                .users()
                .create(User.of(unique("alice")).build())
                .id()
                .orElseThrow();
        bench().postById("identity/entity/id", id, "{'metadata':{}}");

        assertThat(bench().as(bench().hr).users().get(id)).isEmpty();
        assertThat(refusal(() -> bench().as(bench().hr).users().delete(id)).status())
                .isEqualTo(404);
    }

    @Test
    default void whatANewerVersionWroteIsReadButNotRewritten() {
        var users = bench().as(bench().hr).users();
        String id = users.create(User.of(unique("alice")).build()).id().orElseThrow();
        JsonObject pairs = bench().entity(id).object("metadata").orElseThrow().with("scim_format", new JsonString("2"));
        bench().postById("identity/entity/id", id, "{'metadata':" + pairs + "}");
        String before = bench().entity(id).toString();

        assertThat(users.get(id)).isPresent();
        assertThat(refusal(() -> users.patch(
                        id, PatchRequest.builder().add("title", "Dr").build())))
                .isEqualTo(ScimError.of(409, "The user was written by a newer version of this service."));
        assertThat(bench().entity(id).toString()).isEqualTo(before);
    }

    @Test
    default void foreignGroupsOfAUserAreNotShown() {
        var access = bench().as(bench().hr);
        String id = access.users().create(User.of(unique("alice")).build()).id().orElseThrow();
        bench().make("identity/group", "{'name':'" + unique("admins") + "','member_entity_ids':'" + id + "'}");
        String own = access.groups()
                .create(Group.of(unique("g")).member(id).build())
                .id()
                .orElseThrow();

        assertThat(access.users().get(id).orElseThrow().groups())
                .flatExtracting(group -> List.of(group.value().orElseThrow()))
                .containsExactly(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                ".",
                "a/b",
                "../../sys/seal",
                "a%2Fb",
                "%00",
                "x?list=true",
                "*",
                "00000000-0000-4000-8000-000000000000",
                " ",
                "ä"
            })
    default void whatCanBeNoIdNamesNothing(String id) {
        var access = bench().as(bench().hr);

        assertThat(access.users().get(id)).isEmpty();
        assertThat(access.groups().get(id)).isEmpty();
        assertThat(refusal(() -> access.users().delete(id)).status()).isEqualTo(404);
        assertThat(refusal(() -> access.groups().delete(id)).status()).isEqualTo(404);
    }
}
