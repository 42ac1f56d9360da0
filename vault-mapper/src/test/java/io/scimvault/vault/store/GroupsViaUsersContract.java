package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.json;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.plan.VaultPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memberships changed at the user (SailPoint's {@code updateGroupsViaUsers}): the groups' members in Vault follow, or all is refused. */
interface GroupsViaUsersContract extends BenchHost {

    private ScimClient client() {
        return bench().hr.groupsViaUsers(true);
    }

    private String user() {
        return bench().as(client())
                .users()
                .create(User.of(unique("u")).build())
                .id()
                .orElseThrow();
    }

    private String group(String... members) {
        Group.Builder group = Group.of(unique("g"));
        for (String member : members) {
            group.member(member);
        }
        return bench().as(client()).groups().create(group.build()).id().orElseThrow();
    }

    private RawResponse patch(ScimClient client, String user, String operations) {
        return bench().http(client, "PATCH", "/Users/" + user, "{'Operations':[" + operations + "]}");
    }

    private RawResponse patched(String user, String operations) {
        RawResponse answer = patch(client(), user, operations);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private List<String> members(String group) {
        return strings(bench().group(group), "member_entity_ids");
    }

    private static List<String> groups(RawResponse answer) {
        return json(answer)
                .array("groups")
                .only(JsonObject.class)
                .flatMap(group -> group.string("value").stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'add','path':'groups','value':[{'value':'%s'}]}",
                "{'op':'Add','path':'groups','value':[{'value':'%s','display':'whatever','$ref':null}]}",
                "{'op':'add','path':'groups','value':{'value':'%s'}}",
                "{'op':'add','path':'groups','value':'%s'}",
                "{'op':'add','value':{'groups':[{'value':'%s'}]}}",
                "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:groups','value':[{'value':'%s'}]}"
            })
    default void aUserJoinsAGroup(String operation) {
        String user = user();
        String other = user();
        String group = group(other);

        RawResponse answer = patched(user, operation.formatted(group));

        assertThat(groups(answer)).containsExactly(group);
        assertThat(members(group)).containsExactlyInAnyOrder(user, other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'remove','path':'groups[value eq \\'%s\\']'}",
                "{'op':'remove','path':'groups','value':[{'value':'%s'}]}",
                "{'op':'Remove','path':'groups','value':[{'$ref':null,'value':'%s'}]}"
            })
    default void aUserLeavesAGroup(String operation) {
        String user = user();
        String other = user();
        String left = group(user, other);
        String kept = group(user);

        RawResponse answer = patched(user, operation.formatted(left));

        assertThat(groups(answer)).containsExactly(kept);
        assertThat(members(left)).containsExactly(other);
        assertThat(members(kept)).containsExactly(user);
    }

    @Test
    default void aReplacedSetIsJoinedAndLeftAlongWithOtherChanges() {
        String user = user();
        String left = group(user);
        String kept = group(user);
        String joined = group();

        RawResponse answer = patched(
                user,
                "{'op':'replace','path':'groups','value':[{'value':'%s'},{'value':'%s'}]},{'op':'replace','path':'title','value':'Lead'}"
                        .formatted(kept, joined));

        assertThat(groups(answer)).containsExactlyInAnyOrder(kept, joined);
        assertThat(json(answer).string("title")).contains("Lead");
        assertThat(members(left)).isEmpty();
        assertThat(members(kept)).containsExactly(user);
        assertThat(members(joined)).containsExactly(user);

        assertThat(groups(patched(user, "{'op':'remove','path':'groups'}"))).isEmpty();
        assertThat(members(kept)).isEmpty();
        assertThat(members(joined)).isEmpty();
    }

    @Test
    default void joiningAgainWritesNothing() {
        String user = user();
        String group = group(user);
        bench().calls.drain();

        patched(user, "{'op':'add','path':'groups','value':[{'value':'" + group + "','display':'other'}]}");

        assertThat(bench().calls.drainWrites()).isEmpty();
    }

    /** Somebody else's group, and with it everything else that the request asked for. */
    @Test
    default void whatIsNoGroupOfTheClientsRefusesTheWholeRequest() {
        String user = user();
        String own = group();
        ScimClient other = ScimClient.named(unique("other"));
        String theirs = bench().as(other)
                .groups()
                .create(Group.of(unique("g")).build())
                .id()
                .orElseThrow();
        String admins = bench().make("identity/group", "{'name':'" + unique("admins") + "'}");

        for (String strange : List.of(
                "'value':'" + theirs + "'",
                "'value':'" + admins + "'",
                "'value':'" + user + "'",
                "'value':'no-such-id'",
                "'display':'staff'")) {
            RawResponse answer = patch(
                    client(),
                    user,
                    "{'op':'add','path':'groups','value':[{'value':'%s'},{%s}]},{'op':'add','path':'title','value':'x'}"
                            .formatted(own, strange));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(json(answer).string("scimType")).contains("invalidValue");
        }
        assertThat(members(own)).isEmpty();
        assertThat(members(theirs)).isEmpty();
        assertThat(members(admins)).isEmpty();
        assertThat(json(bench().http(client(), "GET", "/Users/" + user, "")).string("title"))
                .isEmpty();
    }

    @Test
    default void manyUnknownGroupsAreFoundByOneListing() {
        String user = user();
        StringBuilder groups = new StringBuilder("{'value':'" + group() + "'}");
        for (int i = 0; i < 150; i++) {
            groups.append(",{'value':'00000000-0000-4000-8000-000000000%03d'}".formatted(i));
        }
        bench().calls.drain();

        RawResponse answer = patch(client(), user, "{'op':'add','path':'groups','value':[" + groups + "]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(bench().calls.drain())
                .contains("LIST identity/group/id")
                .noneMatch(call -> call.contains("00000000-0000-4000-8000"));
    }

    /** An admin's group that the user is in is none that the client could take the user out of. */
    @Test
    default void groupsOfOthersStayWhateverIsReplaced() {
        String user = user();
        String admins =
                bench().make("identity/group", "{'name':'" + unique("a") + "','member_entity_ids':['" + user + "']}");

        patched(user, "{'op':'replace','path':'groups','value':[]}");
        patched(user, "{'op':'remove','path':'groups[value eq \\'" + admins + "\\']'}");

        assertThat(members(admins)).containsExactly(user);
    }

    @Test
    default void postAndPutIgnoreGroups() {
        String joined = group();
        String user = json(bench().http(
                                client(),
                                "POST",
                                "/Users",
                                "{'userName':'" + unique("u") + "','groups':[{'value':'" + joined + "'}]}"))
                .string("id")
                .orElseThrow();
        String kept = group(user);

        RawResponse answer = bench().http(
                        client(),
                        "PUT",
                        "/Users/" + user,
                        "{'userName':'" + unique("u") + "','groups':[{'value':'" + joined + "'}]}");

        assertThat(groups(answer)).containsExactly(kept);
        assertThat(members(joined)).isEmpty();
        assertThat(members(kept)).containsExactly(user);
    }

    @Test
    default void withoutTheChoiceNothingIsChanged() {
        String user = user();
        String group = group();
        String in = group(user);

        RawResponse answer = patch(
                bench().hr,
                user,
                "{'op':'add','path':'groups','value':[{'value':'%s'}]},{'op':'remove','path':'groups[value eq \\'%s\\']'}"
                        .formatted(group, in));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(groups(answer)).containsExactly(in);
        assertThat(members(group)).isEmpty();
        assertThat(members(in)).containsExactly(user);
    }

    @Test
    default void theTypedFaceDoesTheSameAndTheDryRunShowsIt() {
        String user = user();
        String group = group();
        PatchRequest join = PatchRequest.builder()
                .add(
                        "groups",
                        StoreBench.object("{'groups':[{'value':'" + group + "'}]}")
                                .array("groups"))
                .build();
        var users = bench().as(client()).users();

        VaultPlan plan = users.planPatch(user, join);
        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.toString()).contains("POST identity/group/id/" + group, "member_entity_ids", user);
        assertThat(members(group)).isEmpty();

        users.patch(user, join);
        assertThat(members(group)).containsExactly(user);
        assertThat(users.planPatch(user, join).isEmpty()).isTrue();
    }
}
