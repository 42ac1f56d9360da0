package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.AuthMount;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many calls each operation costs, and which. */
interface BudgetContract extends BenchHost {
    String GET_ENTITY = "GET identity/entity/id/{id}";
    String LOOKUP_ENTITY = "POST identity/lookup/entity";
    String NEW_ENTITY = "POST identity/entity";
    String SET_ENTITY = "POST identity/entity/id/{id}";
    String DELETE_ENTITY = "DELETE identity/entity/id/{id}";
    String NEW_ALIAS = "POST identity/entity-alias";
    String SET_ALIAS = "POST identity/entity-alias/id/{id}";
    String GET_GROUP = "GET identity/group/id/{id}";
    String NEW_GROUP = "POST identity/group";
    String SET_GROUP = "POST identity/group/id/{id}";
    String DELETE_GROUP = "DELETE identity/group/id/{id}";

    /** The client's access, once it has done what is done but once. */
    private ClientAccess warm(ScimClient client) {
        ClientAccess access = bench().as(client);
        String id = access.users().create(User.of(unique("first")).build()).id().orElseThrow();
        access.users().get(id);
        access.users().delete(id);
        bench().calls.drain();
        return access;
    }

    private void assertCalls(Runnable work, String... expected) {
        bench().calls.drain();
        work.run();
        assertThat(bench().calls.drain()).containsExactly(expected);
    }

    @Test
    default void readingAUserIsOneCall() {
        ClientAccess access = warm(bench().hr);
        String name = unique("alice");
        String id = access.users().create(User.of(name).build()).id().orElseThrow();

        assertCalls(() -> access.users().get(id), GET_ENTITY);
        assertCalls(() -> access.users().query("id eq \"" + id + "\""), GET_ENTITY);
        assertCalls(() -> access.users().query("userName eq \"" + name + "\""), LOOKUP_ENTITY);
        assertCalls(() -> access.users().query("userName eq \"" + name + "\" and active eq true"), LOOKUP_ENTITY);
    }

    /** However many users there are: one that was seen before is looked at again, else the aliases tell the externalIds, all in one call. */
    @Test
    default void findingAUserByExternalIdIsARead_orTwoListsAndARead() {
        AuthMount mount = bench().host.mount();
        ScimClient client = bench().hr.aliasMount(mount.accessor());
        ClientAccess access = warm(client);
        String external = unique("00u é%");
        String id = "";
        for (int i = 0; i < 5; i++) {
            User user = User.of(unique("a")).externalId(external + i).build();
            id = access.users().create(user).id().orElseThrow();
        }
        String filter = "externalId eq \"" + external + "4\"";

        assertCalls(() -> access.users().query(filter), GET_ENTITY);
        ClientAccess elsewhere = new StoreBench(bench().host).as(client);
        assertThat(elsewhere.users().query(filter)).hasSize(1);
        bench().calls.drain();
        assertThat(access.users().query("externalId eq \"" + unique("none") + "\""))
                .isEmpty();
        // what others have half-made is looked at each time
        assertThat(bench().calls.drain())
                .containsSubsequence("LIST identity/entity/id", "LIST identity/entity-alias/id");
        bench().deleteAliases(id);
        assertThat(elsewhere.users().query(filter)).hasSize(1);
        assertThat(new StoreBench(bench().host).as(client).users().query(filter))
                .hasSize(1);
    }

    /** Another host may have given it to somebody else since. */
    @Test
    default void anExternalIdThatMovedIsFoundWhereItIs() {
        ClientAccess access = warm(bench().hr);
        ClientAccess elsewhere = new StoreBench(bench().host).as(bench().hr);
        String external = unique("00u");
        String filter = "externalId eq \"" + external + "\"";
        String first = access.users()
                .create(User.of(unique("a")).externalId(external).build())
                .id()
                .orElseThrow();
        assertThat(access.users().query(filter)).hasSize(1);

        elsewhere
                .users()
                .replace(first, User.of(unique("b")).externalId(unique("00u")).build());
        User second = elsewhere
                .users()
                .create(User.of(unique("c")).externalId(external).build());

        assertThat(access.users().query(filter)).containsExactly(second);
        User third =
                access.users().create(User.of(unique("d")).externalId(external).build());
        assertThat(access.users().query(filter)).containsExactlyInAnyOrder(second, third);
    }

    @Test
    default void creatingAUserIsTwoCallsOrThreeWithAnAliasOrTwoForEachOfMoreAndTwo() {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        ClientAccess none = warm(bench().hr);
        assertCalls(() -> none.users().create(User.of(unique("a")).build()), NEW_ENTITY, SET_ENTITY);

        ClientAccess one = warm(bench().hr.aliasMount(first.accessor()));
        assertCalls(() -> one.users().create(User.of(unique("a")).build()), NEW_ALIAS, SET_ENTITY, SET_ALIAS);

        ClientAccess two = warm(bench().hr.aliasMount(first.accessor()).aliasMount(second.accessor()));
        assertCalls(
                () -> two.users().create(User.of(unique("a")).build()),
                NEW_ENTITY,
                NEW_ALIAS,
                NEW_ALIAS,
                SET_ALIAS,
                SET_ALIAS,
                SET_ENTITY);
    }

    @Test
    default void changingAUserIsARead_andAWriteOfEachObjectThatChanges() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = warm(bench().hr.aliasMount(mount.accessor()));
        String id = access.users().create(User.of(unique("alice")).build()).id().orElseThrow();

        assertCalls(
                () -> access.users()
                        .patch(
                                id,
                                PatchRequest.builder()
                                        .replace("active", JsonBoolean.TRUE)
                                        .build()),
                GET_ENTITY);
        assertCalls(
                () -> access.users()
                        .patch(id, PatchRequest.builder().add("title", "Dr").build()),
                GET_ENTITY,
                SET_ENTITY);
        assertCalls(
                () -> access.users()
                        .patch(
                                id,
                                PatchRequest.builder().add("externalId", "00u1").build()),
                GET_ENTITY,
                SET_ENTITY,
                SET_ALIAS);
        // a rename looks first whether somebody has logged in under the new name
        assertCalls(
                () -> access.users()
                        .patch(
                                id,
                                PatchRequest.builder()
                                        .replace("userName", unique("b"))
                                        .build()),
                GET_ENTITY,
                LOOKUP_ENTITY,
                SET_ENTITY,
                SET_ALIAS);
    }

    @Test
    default void deletingAUserIsTwoCalls() {
        ClientAccess access = warm(bench().hr);
        String id = access.users().create(User.of(unique("alice")).build()).id().orElseThrow();

        assertCalls(() -> access.users().delete(id), GET_ENTITY, DELETE_ENTITY);
    }

    @Test
    default void adoptingCostsAClaimAndTwoLookupsForEachMount() {
        AuthMount mount = bench().host.mount();
        ClientAccess access = warm(bench().hr.aliasMount(mount.accessor()).adoption(Adoption.ADOPT));
        String name = unique("alice");
        bench().login(mount, name);

        assertCalls(
                () -> access.users().create(User.of(name).build()),
                NEW_ALIAS,
                SET_ENTITY,
                SET_ALIAS,
                DELETE_ENTITY,
                LOOKUP_ENTITY,
                NEW_ENTITY,
                SET_ENTITY,
                LOOKUP_ENTITY,
                SET_ENTITY,
                SET_ALIAS,
                DELETE_ENTITY,
                GET_ENTITY);
    }

    @Test
    default void creatingAGroupIsTwoCallsWhereTheMembersAreKnown() {
        ClientAccess access = warm(bench().hr);
        String alice = access.users().create(User.of(unique("a")).build()).id().orElseThrow();
        String bob = access.users().create(User.of(unique("b")).build()).id().orElseThrow();
        access.users().get(alice);

        assertCalls(
                () -> access.groups().create(Group.of(unique("g")).member(alice).build()), NEW_GROUP, SET_GROUP);
        assertCalls(
                () -> access.groups()
                        .create(Group.of(unique("g"))
                                .memberIds(List.of(alice, bob))
                                .build()),
                GET_ENTITY,
                NEW_GROUP,
                SET_GROUP);
    }

    @Test
    default void addingAndRemovingMembersIsAReadAndAWriteOfTheGroup() {
        ClientAccess access = warm(bench().hr);
        String alice = access.users().create(User.of(unique("a")).build()).id().orElseThrow();
        String bob = access.users().create(User.of(unique("b")).build()).id().orElseThrow();
        String name = unique("g");
        String id = access.groups()
                .create(Group.of(name).member(alice).build())
                .id()
                .orElseThrow();
        JsonArray members = JsonArray.of(List.of(JsonObject.of("value", new JsonString(bob))));

        assertCalls(
                () -> access.groups()
                        .patch(
                                id,
                                PatchRequest.builder().add("members", members).build()),
                GET_GROUP,
                GET_ENTITY,
                SET_GROUP);
        assertCalls(
                () -> access.groups()
                        .patch(
                                id,
                                PatchRequest.builder()
                                        .remove("members[value eq \"" + alice + "\"]")
                                        .build()),
                GET_GROUP,
                SET_GROUP);
        assertCalls(() -> access.groups().get(id), GET_GROUP);
        assertCalls(() -> access.groups().query("displayName eq \"" + name + "\""), "POST identity/lookup/group");
        assertCalls(() -> access.groups().delete(id), GET_GROUP, DELETE_GROUP);
    }
}
