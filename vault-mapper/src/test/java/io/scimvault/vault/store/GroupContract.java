package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.client.UnknownMembers;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The life of a group. */
interface GroupContract extends BenchHost {
    ScimError UNKNOWN_MEMBER = ScimError.badRequest(
            ScimType.INVALID_VALUE, "members holds an id that is no user or group of this client's.");

    default TypedResources<Group> groups() {
        return bench().as(bench().hr).groups();
    }

    default String newUser() {
        return bench().as(bench().hr)
                .users()
                .create(User.of(unique("member")).build())
                .id()
                .orElseThrow();
    }

    private static JsonObject member(String id) {
        return JsonObject.of("value", new JsonString(id));
    }

    @Test
    default void aGroupIsAnInternalGroupWithItsMembers() {
        String alice = newUser();
        String bob = newUser();
        String name = unique("Engineers");

        Group created = groups().create(Group.of(name)
                .externalId("00g1")
                .memberIds(List.of(alice, bob))
                .build());
        String id = created.id().orElseThrow();

        JsonObject group = bench().group(id);
        assertThat(group.string("name")).contains(name);
        assertThat(group.string("type")).contains("internal");
        assertThat(strings(group, "member_entity_ids")).containsExactlyInAnyOrder(alice, bob);
        assertThat(strings(group, "policies")).isEmpty();
        assertThat(group.object("metadata").orElseThrow().string("scim_client"))
                .contains(bench().hr.name());
        assertThat(created.memberIds()).containsExactlyInAnyOrder(alice, bob);
        assertThat(groups().get(id)).contains(created);
        assertThat(groups().query("displayName eq \"" + name.toUpperCase(Locale.ROOT) + "\""))
                .containsExactly(created);
        assertThat(groups().query("members.value eq \"" + alice + "\"")).containsExactly(created);
        assertThat(groups().query("externalId eq \"00g1\"")).containsExactly(created);
        assertThat(groups().all()).containsExactly(created);
    }

    @Test
    default void aUserShowsItsGroups() {
        String alice = newUser();
        String name = unique("Engineers");
        String id = groups().create(Group.of(name).member(alice).build()).id().orElseThrow();

        User shown = bench().as(bench().hr).users().get(alice).orElseThrow();

        assertThat(shown.groups()).hasSize(1);
        MultiValue group = shown.groups().get(0);
        assertThat(group.value()).contains(id);
        assertThat(group.display()).contains(name);
        assertThat(group.type()).contains("direct");
    }

    @Test
    default void membersComeAndGo() {
        String alice = newUser();
        String bob = newUser();
        String id = groups().create(Group.of(unique("Engineers")).member(alice).build())
                .id()
                .orElseThrow();

        Group both = groups().patch(
                        id,
                        PatchRequest.builder()
                                .add("members", JsonArray.of(List.of(member(bob))))
                                .build());
        Group one = groups().patch(
                        id,
                        PatchRequest.builder()
                                .remove("members[value eq \"" + alice + "\"]")
                                .build());
        assertThat(both.memberIds()).containsExactlyInAnyOrder(alice, bob);
        assertThat(one.memberIds()).containsExactly(bob);
        assertThat(strings(bench().group(id), "member_entity_ids")).containsExactly(bob);

        Group none = groups().patch(id, PatchRequest.builder().remove("members").build());
        assertThat(none.memberIds()).isEmpty();
        assertThat(strings(bench().group(id), "member_entity_ids")).isEmpty();
        assertThat(groups().get(id)).contains(none);
    }

    @Test
    default void aGroupIsRenamedAndDeleted() {
        String alice = newUser();
        String name = unique("Engineers");
        String id = groups().create(Group.of(unique("Team")).member(alice).build())
                .id()
                .orElseThrow();

        Group renamed = groups().patch(
                        id, PatchRequest.builder().replace("displayName", name).build());
        assertThat(renamed.displayName()).isEqualTo(name);
        assertThat(renamed.memberIds()).containsExactly(alice);
        assertThat(bench().group(id).string("name")).contains(name);

        groups().delete(id);
        assertThat(bench().group(id)).isEqualTo(JsonObject.EMPTY);
        assertThat(groups().get(id)).isEmpty();
        assertThat(refusal(() -> groups().delete(id))).isEqualTo(ScimError.notFound("There is no such group."));
        assertThat(bench().entity(alice).string("id")).contains(alice);
    }

    @Test
    default void aNameIsTakenInAnyLetterCase() {
        String name = unique("Engineers");
        String id = groups().create(Group.of(name).build()).id().orElseThrow();
        String other = groups().create(Group.of(unique("Other")).build()).id().orElseThrow();
        ScimError taken = ScimError.uniqueness("The displayName is already in use.");

        assertThat(refusal(() -> groups().create(Group.of(name).build()))).isEqualTo(taken);
        assertThat(refusal(() ->
                        groups().create(Group.of(name.toUpperCase(Locale.ROOT)).build())))
                .isEqualTo(taken);
        assertThat(refusal(() -> groups().patch(
                                other,
                                PatchRequest.builder()
                                        .replace("displayName", name)
                                        .build())))
                .isEqualTo(taken);
        assertThat(groups().patch(
                                id,
                                PatchRequest.builder()
                                        .replace("displayName", name.toUpperCase(Locale.ROOT))
                                        .build())
                        .displayName())
                .isEqualTo(name.toUpperCase(Locale.ROOT));
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void anUnknownMemberIsRefusedAndNothingIsMade() {
        String alice = newUser();
        String name = unique("Engineers");
        for (String stranger :
                List.of("00000000-0000-4000-8000-000000000000", "nobody", "../x", "a b", alice + "." + alice)) {
            assertThat(refusal(() -> groups().create(Group.of(name)
                            .memberIds(List.of(alice, stranger))
                            .build())))
                    .isEqualTo(UNKNOWN_MEMBER);
        }
        assertThat(groups().query("displayName eq \"" + name + "\"")).isEmpty();
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aMemberThatWasDeletedBehindOurBackIsRefused() {
        String alice = newUser();
        String bob = newUser();
        String id = groups().create(Group.of(unique("Engineers")).member(alice).build())
                .id()
                .orElseThrow();
        bench().as(bench().hr).users().get(bob);
        bench().admin(VaultCall.delete(VaultPath.of("identity/entity/id", IdRef.known(bob))));
        PatchRequest addBob = PatchRequest.builder()
                .add("members", JsonArray.of(List.of(member(bob))))
                .build();

        assertThat(refusal(() -> groups().patch(id, addBob))).isEqualTo(UNKNOWN_MEMBER);
        assertThat(refusal(() ->
                        groups().create(Group.of(unique("Others")).member(bob).build())))
                .isEqualTo(UNKNOWN_MEMBER);
        assertThat(groups().get(id).orElseThrow().memberIds()).containsExactly(alice);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void unknownMembersAreLeftOutWhereTheClientHasItSo() {
        ScimClient client = bench().hr.unknownMembers(UnknownMembers.IGNORE);
        TypedResources<Group> groups = bench().as(client).groups();
        String alice = newUser();
        String bob = newUser();
        String foreign = bench().make("identity/entity", "{'name':'" + unique("foreign") + "'}");
        String id = groups.create(Group.of(unique("Engineers"))
                        .memberIds(List.of("nobody", alice, foreign))
                        .build())
                .id()
                .orElseThrow();
        assertThat(StoreBench.strings(bench().group(id), "member_entity_ids")).containsExactly(alice);
        assertThat(groups.get(id).orElseThrow().memberIds()).containsExactly(alice);

        PatchRequest addAll = PatchRequest.builder()
                .add("members", JsonArray.of(List.of(member(foreign), member(bob), member("nobody"))))
                .build();
        assertThat(groups.patch(id, addAll).memberIds()).containsExactlyInAnyOrder(alice, bob);
        assertThat(groups.planPatch(id, addAll).isEmpty()).isTrue();
        assertThat(StoreBench.strings(bench().group(id), "member_entity_ids")).containsExactlyInAnyOrder(alice, bob);

        bench().admin(VaultCall.delete(VaultPath.of("identity/entity/id", IdRef.known(bob))));
        PatchRequest replace = PatchRequest.builder()
                .replace("members", JsonArray.of(List.of(member(bob), member(alice))))
                .build();
        assertThat(groups.patch(id, replace).memberIds()).containsExactly(alice);
        assertThat(StoreBench.strings(bench().group(id), "member_entity_ids")).containsExactly(alice);
    }

    /** Many ids that Vault has not cost two listings, not a read of each. */
    @Test
    default void manyUnknownMembersAreFoundByTwoListings() {
        String alice = newUser();
        List<String> ids = new ArrayList<>(List.of(alice));
        for (int i = 0; i < 150; i++) {
            ids.add("nobody-" + i);
        }
        Group group = Group.of(unique("Engineers")).memberIds(ids).build();
        bench().calls.drain();

        assertThat(refusal(() -> groups().create(group))).isEqualTo(UNKNOWN_MEMBER);
        assertThat(bench().calls.drain()).hasSize(2);
        String id = bench().as(bench().hr.unknownMembers(UnknownMembers.IGNORE))
                .groups()
                .create(group)
                .id()
                .orElseThrow();
        assertThat(StoreBench.strings(bench().group(id), "member_entity_ids")).containsExactly(alice);
    }

    @Test
    default void membersThatAnAdminAddedAreHiddenAndKept() {
        String alice = newUser();
        String admin = bench().make("identity/entity", "{'name':'" + unique("admin") + "'}");
        String id = groups().create(Group.of(unique("Engineers")).member(alice).build())
                .id()
                .orElseThrow();
        bench().postById("identity/group/id", id, "{'member_entity_ids':'" + alice + "," + admin + "'}");

        assertThat(groups().get(id).orElseThrow().memberIds()).containsExactly(alice);
        assertThat(groups().query("members.value eq \"" + admin + "\"")).isEmpty();
        String bob = newUser();
        groups().patch(
                        id,
                        PatchRequest.builder()
                                .add("members", JsonArray.of(List.of(member(bob))))
                                .build());
        groups().patch(
                        id,
                        PatchRequest.builder()
                                .remove("members[value eq \"" + alice + "\"]")
                                .build());
        assertThat(strings(bench().group(id), "member_entity_ids")).containsExactlyInAnyOrder(bob, admin);
        Group replaced = groups().replace(id, Group.of(unique("Engineers")).build());

        assertThat(replaced.memberIds()).isEmpty();
        assertThat(strings(bench().group(id), "member_entity_ids")).containsExactly(admin);
    }

    @Test
    default void policiesPairsAndChildGroupsOfAnAdminStay() {
        String id = groups().create(Group.of(unique("Engineers")).build()).id().orElseThrow();
        String child = bench().make("identity/group", "{'name':'" + unique("child") + "'}");
        JsonObject pairs = bench().group(id).object("metadata").orElseThrow().with("team", new JsonString("core"));
        bench().postById(
                        "identity/group/id",
                        id,
                        "{'policies':['default','engineers'],'member_group_ids':['" + child + "'],'metadata':" + pairs
                                + "}");

        groups().patch(
                        id,
                        PatchRequest.builder()
                                .replace("displayName", unique("Builders"))
                                .build());
        groups().patch(
                        id,
                        PatchRequest.builder()
                                .add("members", JsonArray.of(List.of(member(newUser()))))
                                .build());
        groups().replace(id, Group.of(unique("Makers")).externalId("00g2").build());

        JsonObject group = bench().group(id);
        assertThat(strings(group, "policies")).containsExactly("default", "engineers");
        assertThat(strings(group, "member_group_ids")).containsExactly(child);
        assertThat(group.object("metadata").orElseThrow().string("team")).contains("core");
    }

    @Test
    default void whatChangesNothingInAGroupSendsNoWrite() {
        String alice = newUser();
        Group created =
                groups().create(Group.of(unique("Engineers")).member(alice).build());
        String id = created.id().orElseThrow();
        bench().calls.drain();

        Group patched = groups().patch(
                        id,
                        PatchRequest.builder()
                                .add("members", JsonArray.of(List.of(member(alice))))
                                .build());
        Group replaced = groups().replace(
                        id, Group.of(created.displayName()).member(alice).build());

        assertThat(bench().calls.drainWrites()).isEmpty();
        assertThat(patched).isEqualTo(created);
        assertThat(replaced).isEqualTo(created);
    }

    @Test
    default void aDeletedUserIsInNoGroupAndItsGroupsGoOn() {
        String alice = newUser();
        String bob = newUser();
        String id = groups().create(Group.of(unique("Engineers"))
                        .memberIds(List.of(alice, bob))
                        .build())
                .id()
                .orElseThrow();

        bench().as(bench().hr).users().delete(alice);

        assertThat(groups().get(id).orElseThrow().memberIds()).containsExactly(bob);
        assertThat(groups().patch(
                                id,
                                PatchRequest.builder().add("externalId", "00g7").build())
                        .memberIds())
                .containsExactly(bob);
    }
}
