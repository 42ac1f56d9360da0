package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.json;
import static io.scimvault.vault.store.StoreBench.object;
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
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Member;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.client.UnknownMembers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups in groups. */
interface NestedGroupContract extends BenchHost {
    ScimError CIRCLE =
            ScimError.badRequest(ScimType.INVALID_VALUE, "With these members the group would be a member of itself.");

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

    private String group(String... members) {
        return groups().create(Group.of(unique("g")).memberIds(List.of(members)).build())
                .id()
                .orElseThrow();
    }

    private static PatchRequest adding(String... ids) {
        List<JsonObject> members = new ArrayList<>();
        for (String id : ids) {
            members.add(object("{'value':'" + id + "'}"));
        }
        return PatchRequest.builder().add("members", JsonArray.of(members)).build();
    }

    private static PatchRequest removing(String id) {
        return PatchRequest.builder().remove("members[value eq \"" + id + "\"]").build();
    }

    private List<String> usersIn(String group) {
        return strings(bench().group(group), "member_entity_ids");
    }

    private List<String> groupsIn(String group) {
        return strings(bench().group(group), "member_group_ids");
    }

    private static Map<String, String> kinds(Group group) {
        Map<String, String> kinds = new HashMap<>();
        group.members()
                .forEach(member -> kinds.put(member.value(), member.type().orElse("")));
        return kinds;
    }

    @Test
    default void aGroupHoldsUsersAndGroups() {
        String alice = user();
        String child = group();
        String name = unique("Engineers");

        Group created =
                groups().create(Group.of(name).memberIds(List.of(child, alice)).build());
        String id = created.id().orElseThrow();

        assertThat(kinds(created)).isEqualTo(Map.of(alice, "User", child, "Group"));
        assertThat(usersIn(id)).containsExactly(alice);
        assertThat(groupsIn(id)).containsExactly(child);
        assertThat(strings(bench().group(child), "parent_group_ids")).containsExactly(id);
        assertThat(groups().get(id)).contains(created);
        assertThat(groups().query("displayName eq \"" + name + "\"")).containsExactly(created);
        assertThat(groups().query("members.value eq \"" + child + "\"")).containsExactly(created);
        assertThat(groups().query("members.value eq \"" + alice + "\"")).containsExactly(created);
        assertThat(groups().query("members[type eq \"Group\"]")).containsExactly(created);
        assertThat(groups().planPatch(id, adding(child, alice)).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",'type':'Group'", ",'type':'User'", ",'type':'gROUP'", ",'type':'x','$ref':'../Users/y'"})
    default void anIdDecidesWhatAMemberIs(String called) {
        String alice = user();
        String child = group();
        String body = "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'" + unique("g")
                + "','members':[{'value':'" + alice + "'" + called + "},{'value':'" + child + "'" + called + "}]}";

        RawResponse created = bench().http(bench().hr, "POST", "/Groups", body);

        assertThat(created.status()).as("%s", created).isEqualTo(201);
        String id = json(created).string("id").orElseThrow();
        assertThat(usersIn(id)).containsExactly(alice);
        assertThat(groupsIn(id)).containsExactly(child);
        assertThat(json(created).array("members").only(JsonObject.class))
                .containsExactlyInAnyOrder(
                        object("{'value':'" + alice + "','type':'User','$ref':'Users/" + alice + "'}"),
                        object("{'value':'" + child + "','type':'Group','$ref':'Groups/" + child + "'}"));
    }

    @Test
    default void membersOfBothKindsComeAndGoInOneWrite() {
        String alice = user();
        String bob = user();
        String left = group();
        String joined = group();
        String id = group(alice, left);
        bench().calls.drain();

        Group changed = groups().patch(
                        id,
                        PatchRequest.builder()
                                .remove("members[value eq \"" + alice + "\"]")
                                .remove("members[value eq \"" + left + "\"]")
                                .add("members", JsonArray.of(List.of(object("{'value':'" + bob + "'}"))))
                                .add("members", JsonArray.of(List.of(object("{'value':'" + joined + "'}"))))
                                .build());

        assertThat(bench().calls.drainWrites()).containsExactly("POST identity/group/id/{id}");
        assertThat(kinds(changed)).isEqualTo(Map.of(bob, "User", joined, "Group"));
        assertThat(usersIn(id)).containsExactly(bob);
        assertThat(groupsIn(id)).containsExactly(joined);
        assertThat(strings(bench().group(left), "parent_group_ids")).isEmpty();
        assertThat(groups().get(id)).contains(changed);
        assertThat(groups().replace(id, Group.of(unique("g")).build()).members())
                .isEmpty();
        assertThat(groupsIn(id)).isEmpty();
    }

    @Test
    default void nestingReadsTheGroupTwiceAndWhatIsAddedThreeTimes() {
        String child = group();
        String id = group();
        PatchRequest nest = PatchRequest.builder()
                .add("members", JsonArray.of(List.of(object("{'value':'" + child + "','type':'Group'}"))))
                .build();
        bench().calls.drain();

        groups().patch(id, nest);

        String read = "GET identity/group/id/{id}";
        assertThat(bench().calls.drain()).containsExactly(read, read, read, read, read, "POST identity/group/id/{id}");
        groups().get(id);
        assertThat(bench().calls.drain()).containsExactly(read, read);
        groups().patch(id, nest);
        assertThat(bench().calls.drain()).containsExactly(read);
        groups().get(id);
        assertThat(bench().calls.drain()).containsExactly(read);
    }

    @Test
    default void noGroupComesToBeInItselfAndNothingIsSent() {
        String bottom = group();
        String middle = group(bottom);
        String top = group(middle);
        String before = bench().group(bottom).toString();
        bench().calls.drain();

        for (String above : List.of(bottom, middle, top)) {
            assertThat(refusal(() -> groups().patch(bottom, adding(above)))).isEqualTo(CIRCLE);
            assertThat(refusal(() -> groups().planPatch(bottom, adding(above)))).isEqualTo(CIRCLE);
            assertThat(refusal(() -> groups().replace(
                                    bottom,
                                    Group.of(unique("g"))
                                            .memberIds(List.of(above))
                                            .build())))
                    .isEqualTo(CIRCLE);
        }

        assertThat(bench().calls.drainWrites()).isEmpty();
        assertThat(bench().group(bottom).toString()).isEqualTo(before);
    }

    @Test
    default void noCircleLeadsThroughGroupsOfOthers() {
        String own = group();
        String foreign =
                bench().make("identity/group", "{'name':'" + unique("admins") + "','member_group_ids':'" + own + "'}");
        String deeper = bench().make(
                        "identity/group", "{'name':'" + unique("admins") + "','member_group_ids':'" + foreign + "'}");
        String top = group();
        bench().postById("identity/group/id", top, "{'member_group_ids':'" + deeper + "'}");
        bench().calls.drain();

        assertThat(refusal(() -> groups().patch(own, adding(top)))).isEqualTo(CIRCLE);
        assertThat(bench().calls.drainWrites()).isEmpty();
    }

    @Test
    default void groupsOfOthersAreNoMembersForTheClientAndAreNotLost() {
        String child = group();
        String foreign = bench().make("identity/group", "{'name':'" + unique("admins") + "'}");
        String theirs = bench().as(ScimClient.named(unique("other")))
                .groups()
                .create(Group.of(unique("g")).build())
                .id()
                .orElseThrow();
        String id = group(child);
        bench().postById(
                        "identity/group/id", id, "{'member_group_ids':'" + child + "," + foreign + "," + theirs + "'}");

        assertThat(groups().get(id).orElseThrow().memberIds()).containsExactly(child);
        assertThat(groups().query("members.value eq \"" + foreign + "\"")).isEmpty();
        assertThat(refusal(() -> groups().patch(id, adding(foreign)))).isEqualTo(GroupContract.UNKNOWN_MEMBER);
        assertThat(refusal(() ->
                        groups().create(Group.of(unique("g")).member(theirs).build())))
                .isEqualTo(GroupContract.UNKNOWN_MEMBER);
        assertThat(groups().patch(id, removing(child)).memberIds()).isEmpty();
        assertThat(groupsIn(id)).containsExactlyInAnyOrder(foreign, theirs);
        groups().patch(id, adding(child));
        groups().replace(id, Group.of(unique("g")).build());
        assertThat(groupsIn(id)).containsExactlyInAnyOrder(foreign, theirs);

        TypedResources<Group> lenient =
                bench().as(bench().hr.unknownMembers(UnknownMembers.IGNORE)).groups();
        assertThat(lenient.patch(id, adding("nobody", child, theirs)).memberIds())
                .containsExactly(child);
        assertThat(groupsIn(id)).containsExactlyInAnyOrder(child, foreign, theirs);
    }

    @Test
    default void aRegisteredClientsGroupIsNoMember() {
        String registered = bench().make(
                        "identity/group",
                        "{'name':'" + unique("scim-client:x") + "','metadata':{'scim_client':'"
                                + bench().hr.name() + "'}}");

        assertThat(refusal(() -> group(registered))).isEqualTo(GroupContract.UNKNOWN_MEMBER);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aUserShowsTheGroupsThatItIsInByWayOfOthers() {
        ClientAccess access = bench().as(bench().hr);
        String alice = user();
        String direct = group(alice);
        String outer = group(direct);
        String outermost = group();
        String foreign = bench().make(
                        "identity/group", "{'name':'" + unique("admins") + "','member_group_ids':'" + outer + "'}");
        bench().postById("identity/group/id", outermost, "{'member_group_ids':'" + foreign + "'}");

        User shown = access.users().get(alice).orElseThrow();

        assertThat(shown.groups())
                .extracting(group ->
                        group.value().orElseThrow() + " " + group.type().orElseThrow())
                .containsExactlyInAnyOrder(direct + " direct", outer + " indirect", outermost + " indirect");
        assertThat(access.users().query("groups.value eq \"" + outermost + "\""))
                .containsExactly(shown);
        assertThat(access.users().query("groups[type eq \"indirect\" and value eq \"" + direct + "\"]"))
                .isEmpty();
        groups().patch(outer, adding(alice));
        assertThat(access.users().get(alice).orElseThrow().groups())
                .filteredOn(group -> group.value().orElseThrow().equals(outer))
                .extracting(group -> group.type().orElseThrow())
                .containsExactly("direct");
        assertThat(access.users().get(alice).orElseThrow().meta().version())
                .isEqualTo(shown.meta().version());
    }

    @Test
    default void aGroupThatIsDeletedLetsItsGroupsGoFirst() {
        String alice = user();
        String child = group(alice);
        String foreign = bench().make("identity/group", "{'name':'" + unique("admins") + "'}");
        String id = group(child);
        bench().postById("identity/group/id", id, "{'member_group_ids':'" + child + "," + foreign + "'}");
        bench().calls.drain();

        groups().delete(id);

        assertThat(bench().calls.drainWrites())
                .containsExactly("POST identity/group/id/{id}", "DELETE identity/group/id/{id}");
        assertThat(bench().group(id)).isEqualTo(JsonObject.EMPTY);
        for (String left : List.of(child, foreign)) {
            assertThat(strings(bench().group(left), "parent_group_ids")).isEmpty();
        }
        assertThat(usersIn(child)).containsExactly(alice);
        assertThat(bench().as(bench().hr).users().get(alice).orElseThrow().groups())
                .hasSize(1);
    }

    /** Hazard 22: a parent that others deleted is named by its children for ever. */
    @Test
    default void aParentThatIsGoneIsNowhereShown() {
        String alice = user();
        String child = group(alice);
        String id = group(child);
        bench().delete("identity/group/id", id);
        assertThat(strings(bench().group(child), "parent_group_ids")).containsExactly(id);

        assertThat(bench().as(bench().hr).users().get(alice).orElseThrow().groups())
                .extracting(group -> group.value().orElseThrow())
                .containsExactly(child);
        assertThat(groups().query("members.value eq \"" + child + "\"")).isEmpty();
        assertThat(groupsIn(group(child))).containsExactly(child);
    }

    @Test
    default void aDeletedGroupIsInNoGroupAndThatGoesOn() {
        String child = group();
        String other = group();
        String id = group(child, other);

        groups().delete(child);

        assertThat(groups().get(id).orElseThrow().memberIds()).containsExactly(other);
        assertThat(groups().patch(id, removing(other)).memberIds()).isEmpty();
        assertThat(refusal(() -> groups().patch(id, adding(child)))).isEqualTo(GroupContract.UNKNOWN_MEMBER);
    }

    @Test
    default void aUserOfAClientThatChangesGroupsAtUsersJoinsWhatItWasInIndirectly() {
        ScimClient client = bench().hr.groupsViaUsers(true);
        String alice = user();
        String direct = group(alice);
        String outer = group(direct);

        RawResponse joined = bench().http(
                        client,
                        "PATCH",
                        "/Users/" + alice,
                        "{'Operations':[{'op':'add','path':'groups','value':[{'value':'" + outer + "'}]}]}");
        assertThat(joined.status()).isEqualTo(200);
        assertThat(usersIn(outer)).containsExactly(alice);

        RawResponse left = bench().http(
                        client,
                        "PATCH",
                        "/Users/" + alice,
                        "{'Operations':[{'op':'replace','path':'groups','value':[{'value':'" + direct + "'}]}]}");
        assertThat(left.status()).isEqualTo(200);
        assertThat(usersIn(outer)).isEmpty();
        assertThat(groupsIn(outer)).containsExactly(direct);
        assertThat(json(left).array("groups").only(JsonObject.class))
                .extracting(group -> group.string("type").orElseThrow())
                .containsExactlyInAnyOrder("direct", "indirect");
    }

    @Test
    default void aGroupInOneThatANewerVersionWroteIsStillAMember() {
        String child = group();
        JsonObject pairs = bench().group(child).object("metadata").orElseThrow();
        bench().postById(
                        "identity/group/id",
                        child,
                        "{'metadata':" + pairs.with("scim_format", new JsonString("2")) + "}");
        String id = group(child);

        assertThat(groups().get(id).orElseThrow().memberIds()).containsExactly(child);
        assertThat(refusal(() -> groups().patch(child, adding(user()))))
                .isEqualTo(ScimError.of(409, "The group was written by a newer version of this service."));
        groups().delete(child);
        assertThat(groups().get(id).orElseThrow().memberIds()).isEmpty();
    }

    @Test
    default void theTypedFaceTakesMembersByWhatTheyAre() {
        String alice = user();
        String child = group();

        Group created = groups().create(Group.of(unique("g"))
                .member(Member.of(alice))
                .member(Member.of(child))
                .build());

        assertThat(kinds(created)).isEqualTo(Map.of(alice, "User", child, "Group"));
        assertThat(groups().put(created)).isEqualTo(created);
    }
}
