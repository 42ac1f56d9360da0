package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.object;
import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An admin's group, or one that lost its mark, becomes the client's own once an admin has allowed it. */
interface GroupAdoptionContract extends BenchHost {
    ScimError NAME_IN_USE = ScimError.uniqueness("The displayName is already in use.");
    ScimError NO_SUCH_GROUP = ScimError.notFound("There is no such group.");

    private TypedResources<Group> groups() {
        return bench().as(bench().hr).groups();
    }

    private String user() {
        return bench().as(bench().hr)
                .users()
                .create(User.of(unique("u")).build())
                .id()
                .orElseThrow();
    }

    private String adminsGroup(String name, String more) {
        return bench().make("identity/group", "{'name':'" + name + "','policies':['default','engineers']" + more + "}");
    }

    private String allowing() {
        return ",'metadata':{'team':'core','scim_adopt':'" + bench().hr.name() + "'}";
    }

    private Map<String, String> pairs(String id) {
        Map<String, String> pairs = new TreeMap<>();
        bench().group(id)
                .object("metadata")
                .orElse(JsonObject.EMPTY)
                .members()
                .forEach((key, value) -> pairs.put(key, ((JsonString) value).value()));
        return pairs;
    }

    @Test
    default void anAllowedGroupIsAdoptedInPlaceWithAllThatItHas() {
        String name = unique("Engineers");
        String alice = user();
        String bob = user();
        String admin = bench().make("identity/entity", "{'name':'" + unique("admin") + "'}");
        String ownChild = groups().create(Group.of(unique("g")).build()).id().orElseThrow();
        String foreignChild = adminsGroup(unique("child"), "");
        String id = adminsGroup(
                name,
                allowing() + ",'member_entity_ids':'" + alice + "," + admin + "','member_group_ids':'" + ownChild + ","
                        + foreignChild + "'");
        assertThat(groups().get(id)).isEmpty();

        RawResponse answer = bench().http(
                        bench().hr,
                        "POST",
                        "/Groups",
                        "{'displayName':'" + name.toUpperCase(Locale.ROOT)
                                + "','externalId':'00g1','members':[{'value':'" + bob + "'}]}");

        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        Group adopted = groups().get(id).orElseThrow();
        assertThat(StoreBench.json(answer).string("id")).contains(id);
        assertThat(adopted.memberIds()).containsExactlyInAnyOrder(alice, bob, ownChild);
        assertThat(adopted.displayName()).isEqualTo(name.toUpperCase(Locale.ROOT));
        assertThat(adopted.externalId()).contains("00g1");
        JsonObject group = bench().group(id);
        assertThat(strings(group, "policies")).containsExactly("default", "engineers");
        assertThat(strings(group, "member_entity_ids")).containsExactlyInAnyOrder(alice, bob, admin);
        assertThat(strings(group, "member_group_ids")).containsExactlyInAnyOrder(ownChild, foreignChild);
        assertThat(pairs(id))
                .containsEntry("team", "core")
                .containsEntry("scim_client", bench().hr.name())
                .doesNotContainKey("scim_adopt");
        assertThat(bench().halfMade()).isEmpty();
        assertThat(groups().all()).extracting(found -> found.id().orElseThrow()).contains(id);
        assertThat(refusal(() -> groups().create(Group.of(name).build()))).isEqualTo(NAME_IN_USE);
    }

    @Test
    default void adoptionIsOneWriteBesideTheRefusedCreation() {
        String name = unique("Engineers");
        adminsGroup(name, allowing());
        bench().calls.drain();

        groups().create(Group.of(name).build());

        String lookup = "POST identity/lookup/group";
        String set = "POST identity/group/id/{id}";
        assertThat(bench().calls.drain())
                .containsExactly(
                        "POST identity/group",
                        set,
                        "DELETE identity/group/id/{id}",
                        lookup,
                        "GET identity/group/id/{id}",
                        set);
    }

    @Test
    default void aDryRunShowsTheAdoptionOrItsRefusalAndWritesNothing() {
        String allowed = unique("Engineers");
        String taken = unique("Engineers");
        adminsGroup(allowed, allowing());
        adminsGroup(taken, "");
        bench().calls.drain();

        assertThat(groups().planCreate(Group.of(allowed).build()).toString())
                .startsWith("Plan: adopt a group, 1 call\n")
                .contains("team = core")
                .doesNotContain("scim_adopt");
        assertThat(refusal(() -> groups().planCreate(Group.of(taken).build()))).isEqualTo(NAME_IN_USE);
        assertThat(groups().planCreate(Group.of(unique("free")).build()).toString())
                .startsWith("Plan: create a group, 2 calls\n");
        assertThat(bench().calls.drainWrites()).isEmpty();
    }

    @Test
    default void aGroupOfOursThatLostItsMarkIsWholeAgainOnlyWhenAnAdminAllowsIt() {
        String name = unique("Engineers");
        String alice = user();
        String id = groups().create(
                        Group.of(name).externalId("00g1").member(alice).build())
                .id()
                .orElseThrow();
        bench().postById("identity/group/id", id, "{'metadata':{'team':'core'}}");
        assertNotOurs(id, name);
        bench().postById(
                        "identity/group/id",
                        id,
                        "{'metadata':{'team':'core','scim_adopt':'" + bench().hr.name() + "'}}");
        for (Runnable touch : touches(id)) {
            assertThat(refusal(touch)).isEqualTo(NO_SUCH_GROUP);
        }

        Group adopted = groups().create(Group.of(name).externalId("00g1").build());

        assertThat(adopted.id()).contains(id);
        assertThat(adopted.memberIds()).containsExactly(alice);
        assertThat(groups().get(id)).contains(adopted);
        assertThat(pairs(id)).containsEntry("team", "core").doesNotContainKey("scim_adopt");
    }

    private List<Runnable> touches(String id) {
        return List.of(
                () -> groups().replace(id, Group.of(unique("x")).build()),
                () -> groups().patch(
                                id,
                                PatchRequest.builder().add("externalId", "x").build()),
                () -> groups().delete(id));
    }

    private void assertNotOurs(String id, String name) {
        String before = bench().group(id).toString();
        assertThat(groups().get(id)).isEmpty();
        assertThat(groups().query("displayName eq \"" + name + "\"")).isEmpty();
        for (Runnable touch : touches(id)) {
            assertThat(refusal(touch)).isEqualTo(NO_SUCH_GROUP);
        }
        assertThat(refusal(() -> groups().create(Group.of(name).build()))).isEqualTo(NAME_IN_USE);
        assertThat(bench().group(id).toString()).isEqualTo(before);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void whatNobodyAllowedIsNotAdopted() {
        ScimClient other = ScimClient.named(unique("other"));
        String mine = "'scim_adopt':'" + bench().hr.name() + "'";
        for (String more : List.of(
                "",
                ",'metadata':{'scim_adopt':''}",
                ",'metadata':{'scim_adopt':'" + other.name() + "'}",
                ",'metadata':{'scim_adopt':'" + bench().hr.name().toUpperCase(Locale.ROOT) + "'}",
                ",'metadata':{'scim_adopt':'" + bench().hr.name() + "," + other.name() + "'}",
                ",'metadata':{'scim_client':'" + other.name() + "'," + mine + "}")) {
            String name = unique("Engineers");
            assertNotOurs(adminsGroup(name, more), name);
        }
        String external = unique("external");
        String id = bench().make(
                        "identity/group", "{'name':'" + external + "','type':'external','metadata':{" + mine + "}}");
        assertNotOurs(id, external);
    }

    @Test
    default void whatAnotherClientOwnsStaysItsOwn() {
        ScimClient other = ScimClient.named(unique("other"));
        String name = unique("Engineers");
        String id =
                bench().as(other).groups().create(Group.of(name).build()).id().orElseThrow();
        JsonObject pairs = bench().group(id)
                .object("metadata")
                .orElseThrow()
                .with("scim_adopt", new JsonString(bench().hr.name()));
        bench().postById("identity/group/id", id, "{'metadata':" + pairs + "}");

        assertNotOurs(id, name);
        assertThat(bench().as(other).groups().get(id)).isPresent();
    }

    @Test
    default void aReservedNameIsNoWayToARegisteredClient() {
        String name = unique("scim-client:okta");
        String id = adminsGroup(name, allowing());
        String before = bench().group(id).toString();

        assertThat(refusal(() -> groups().create(Group.of(name).build())).status())
                .isEqualTo(400);
        assertThat(bench().group(id).toString()).isEqualTo(before);
    }

    @Test
    default void aRuleThatMakesAReservedNameIsNoWayToARegisteredClient() {
        String name = unique("scim-client:okta");
        String id = adminsGroup(name, allowing());
        String before = bench().group(id).toString();
        NameRule trick = new NameRule() {
            @Override
            public String toVault(String displayName) {
                return displayName.substring(1);
            }

            @Override
            public String toScim(String vaultName) {
                return "x" + vaultName;
            }
        };

        assertThat(refusal(() -> bench().as(bench().hr.groupNames(trick))
                                .groups()
                                .create(Group.of("x" + name).build()))
                        .status())
                .isEqualTo(400);
        assertThat(bench().group(id).toString()).isEqualTo(before);
    }

    @Test
    default void aRenameToAnAllowedNameAdoptsNothing() {
        String name = unique("Engineers");
        String id = adminsGroup(name, allowing());
        String own = groups().create(Group.of(unique("g")).build()).id().orElseThrow();

        assertThat(refusal(() -> groups().replace(own, Group.of(name).build()))).isEqualTo(NAME_IN_USE);
        assertThat(pairs(id)).containsKey("scim_adopt").doesNotContainKey("scim_client");
    }

    @Test
    default void whatANewerVersionWroteIsNotAdopted() {
        String name = unique("Engineers");
        adminsGroup(
                name,
                ",'metadata':{'scim_format':'2','scim_adopt':'" + bench().hr.name() + "'}");

        assertThat(refusal(() -> groups().create(Group.of(name).build())))
                .isEqualTo(ScimError.of(409, "The group was written by a newer version of this service."));
    }

    @Test
    default void aGroupIsAdoptedUnderTheClientsRule() {
        ScimClient okta = bench().hr.groupNames(NameRule.prefix("okta-"));
        String name = unique("Everyone");
        String id = adminsGroup("okta-" + name, allowing());

        Group adopted = bench().as(okta).groups().create(Group.of(name).build());

        assertThat(adopted.id()).contains(id);
        assertThat(adopted.displayName()).isEqualTo(name);
    }

    @Test
    default void anUnknownMemberIsRefusedAndTheGroupStaysAsItWas() {
        String name = unique("Engineers");
        String id = adminsGroup(name, allowing());
        String before = bench().group(id).toString();

        assertThat(refusal(() -> groups().create(Group.of(name).member("nobody").build())))
                .isEqualTo(GroupContract.UNKNOWN_MEMBER);
        assertThat(bench().group(id).toString()).isEqualTo(before);
    }

    @Test
    default void noCircleIsMadeByAdoption() {
        String name = unique("Engineers");
        String own = groups().create(Group.of(unique("g")).build()).id().orElseThrow();
        String id = adminsGroup(name, allowing());
        bench().postById("identity/group/id", own, "{'member_group_ids':'" + id + "'}");

        assertThat(refusal(() -> groups().create(Group.of(name).member(own).build())))
                .isEqualTo(NestedGroupContract.CIRCLE);
        assertThat(pairs(id)).containsKey("scim_adopt");
    }

    @Test
    default void theMembersOfAnAdoptedGroupAreChangedAsAnyOthers() {
        String name = unique("Engineers");
        String alice = user();
        String id = adminsGroup(name, allowing() + ",'member_entity_ids':'" + alice + "'");
        groups().create(Group.of(name).build());

        Group changed = groups().patch(
                        id,
                        PatchRequest.builder()
                                .replace("members", JsonArray.of(List.of(object("{'value':'" + user() + "'}"))))
                                .build());

        assertThat(changed.memberIds()).hasSize(1).doesNotContain(alice);
        groups().delete(id);
        assertThat(bench().group(id)).isEqualTo(JsonObject.EMPTY);
    }
}
