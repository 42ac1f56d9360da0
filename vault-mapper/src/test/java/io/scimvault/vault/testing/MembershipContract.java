package io.scimvault.vault.testing;

import static io.scimvault.vault.testing.Replies.assertDone;
import static io.scimvault.vault.testing.Replies.assertRefused;
import static io.scimvault.vault.testing.Replies.number;
import static io.scimvault.vault.testing.Replies.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is in which group, directly or through groups in groups. */
interface MembershipContract extends ContractHost {

    @Test
    default void membersAreAListOrOneStringAndAreKeptSortedAndOnce() {
        String one = vault().entity(vault().unique("one"));
        String two = vault().entity(vault().unique("two"));
        String group = vault().group(vault().unique("team"));
        List<String> sorted = one.compareTo(two) < 0 ? List.of(one, two) : List.of(two, one);

        assertDone(members(group, "['%s','%s','%s']".formatted(two, one, two)));
        assertThat(strings(vault().readGroup(group), "member_entity_ids")).isEqualTo(sorted);
        assertDone(members(group, "''"));
        assertDone(members(group, "'%s, %s,,%s'".formatted(two, one, two)));
        assertThat(strings(vault().readGroup(group), "member_entity_ids")).isEqualTo(sorted);
    }

    @Test
    default void theListIsReplacedAsAWholeAndStaysWhereItIsNotSent() {
        String one = vault().entity(vault().unique("one"));
        String two = vault().entity(vault().unique("two"));
        String group = vault().group(vault().unique("team"));
        members(group, "'" + one + "'");

        assertDone(vault().post("identity/group/id/" + group, "{'metadata':{'k':'v'}}"));
        assertThat(strings(vault().readGroup(group), "member_entity_ids")).containsExactly(one);
        assertDone(members(group, "'" + two + "'"));
        assertThat(strings(vault().readGroup(group), "member_entity_ids")).containsExactly(two);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "''", "null", "{}", "[null]", "','"})
    default void anEmptyListEmptiesTheGroup(String sent) {
        String group = vault().group(vault().unique("team"));
        members(group, "'" + vault().entity(vault().unique("one")) + "'");

        assertDone(members(group, sent));
        assertThat(strings(vault().readGroup(group), "member_entity_ids")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"['nope']", "'nope'", "'%s,nope'", "['%s','nope']", "['%s,nope']", "5"})
    default void anUnknownMemberIsAnInternalErrorAndChangesNothing(String sent) {
        String member = vault().entity(vault().unique("one"));
        String group = vault().group(vault().unique("team"));
        JsonObject before = vault().readGroup(group);

        assertRefused(members(group, sent.formatted(member)), 500, "invalid entity ID \"");
        assertThat(vault().readGroup(group)).isEqualTo(before);
    }

    @Test
    default void anUnknownMemberLeavesNoNewGroup() {
        String name = vault().unique("none");

        assertRefused(
                vault().post("identity/group", "{'name':'%s','member_entity_ids':'nope'}", name),
                500,
                "invalid entity ID \"nope\"");
        assertDone(vault().post("identity/lookup/group", "{'name':'%s'}", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':'b'}", "[['a']]", "[{}]"})
    default void membersOfAnotherTypeAreRefused(String sent) {
        assertRefused(
                members(vault().group(vault().unique("team")), sent),
                400,
                "error converting input for field \"member_entity_ids\"");
    }

    @Test
    default void aListOfAThousandIdsIsRefusedAndOneStringOfThemIsNot() {
        String member = vault().entity(vault().unique("one"));
        String group = vault().group(vault().unique("team"));
        JsonArray thousand = JsonArray.ofStrings(Collections.nCopies(1000, member));

        assertRefused(
                vault().postObject("identity/group/id/" + group, JsonObject.of("member_entity_ids", thousand)),
                400,
                "refused JSON input due to high complexity: exceeded maximum number of strings");
        assertDone(members(group, "'" + String.join(",", Collections.nCopies(1000, member)) + "'"));
        assertDone(vault().postObject(
                        "identity/group/id/" + group,
                        JsonObject.of("member_entity_ids", JsonArray.ofStrings(Collections.nCopies(999, member)))));
        assertThat(strings(vault().readGroup(group), "member_entity_ids")).containsExactly(member);
    }

    @Test
    default void anEntityShowsDirectAndInheritedGroups() {
        String entity = vault().entity(vault().unique("member"));
        String child = vault().group(vault().unique("child"));
        String parent = vault().group(vault().unique("parent"));
        String grandparent = vault().group(vault().unique("grandparent"));
        members(child, "'" + entity + "'");
        children(parent, child);
        children(grandparent, parent);

        JsonObject read = vault().readEntity(entity);
        assertThat(strings(read, "direct_group_ids")).containsExactly(child);
        assertThat(strings(read, "inherited_group_ids")).containsExactlyInAnyOrder(parent, grandparent);
        assertThat(strings(read, "group_ids")).containsExactlyInAnyOrder(child, parent, grandparent);
        members(parent, "'" + entity + "'");
        assertThat(strings(vault().readEntity(entity), "direct_group_ids")).containsExactlyInAnyOrder(child, parent);
        assertThat(strings(vault().readEntity(entity), "inherited_group_ids")).containsExactly(grandparent);
    }

    @Test
    default void membershipDoesNotMoveTheTimesOfTheMember() {
        String entity = vault().entity(vault().unique("member"));
        JsonObject before = vault().readEntity(entity);

        members(vault().group(vault().unique("team")), "'" + entity + "'");

        assertThat(vault().readEntity(entity).string("last_update_time")).isEqualTo(before.string("last_update_time"));
    }

    @Test
    default void nestingIsSeenFromBothSidesAndCountsAsAChangeOfTheChild() {
        String child = vault().group(vault().unique("child"));
        String parent = vault().group(vault().unique("parent"));
        JsonObject before = vault().readGroup(child);

        children(parent, child);

        JsonObject after = vault().readGroup(child);
        assertThat(strings(vault().readGroup(parent), "member_group_ids")).containsExactly(child);
        assertThat(strings(after, "parent_group_ids")).containsExactly(parent);
        assertThat(number(after, "modify_index")).isEqualTo(number(before, "modify_index") + 1);
        assertThat(after.string("last_update_time")).isEqualTo(before.string("last_update_time"));
    }

    @Test
    default void childrenAreReplacedAsAWhole() {
        String one = vault().group(vault().unique("one"));
        String two = vault().group(vault().unique("two"));
        String parent = vault().group(vault().unique("parent"));
        children(parent, one);

        children(parent, two);

        assertThat(strings(vault().readGroup(parent), "member_group_ids")).containsExactly(two);
        assertThat(strings(vault().readGroup(one), "parent_group_ids")).isEmpty();
    }

    @Test
    default void aCycleIsRefused() {
        List<String> chain = IntStream.range(0, 3)
                .mapToObj(i -> vault().group(vault().unique("link")))
                .toList();
        children(chain.get(0), chain.get(1));
        children(chain.get(1), chain.get(2));

        assertRefused(
                vault().post("identity/group/id/" + chain.get(2), "{'member_group_ids':'%s'}", chain.get(0)),
                400,
                "cyclic relationship detected for member group ID \"" + chain.get(0) + "\"");
    }

    @Test
    default void aGroupIsNoMemberOfItself() {
        String group = vault().group(vault().unique("self"));

        assertRefused(
                vault().post("identity/group/id/" + group, "{'member_group_ids':['%s']}", group),
                500,
                "is same as the ID of the group");
    }

    @Test
    default void anUnknownChildIsAnInternalError() {
        assertRefused(
                vault().post(
                                "identity/group/id/" + vault().group(vault().unique("g")),
                                "{'member_group_ids':['nope']}"),
                500,
                "invalid member group ID \"nope\"");
    }

    @Test
    default void anExternalGroupMayBeAChild() {
        String external = VaultUnderTest.id(
                vault().post("identity/group", "{'name':'%s','type':'external'}", vault().unique("ext")));
        String parent = vault().group(vault().unique("parent"));

        children(parent, external);

        assertThat(strings(vault().readGroup(parent), "member_group_ids")).containsExactly(external);
    }

    @Test
    default void aDeletedChildLeavesItsParentAndADeletedParentStaysInItsChild() {
        String child = vault().group(vault().unique("child"));
        String middle = vault().group(vault().unique("middle"));
        String top = vault().group(vault().unique("top"));
        String entity = vault().entity(vault().unique("member"));
        children(top, middle);
        children(middle, child);
        members(child, "'" + entity + "'");

        assertDone(vault().delete("identity/group/id/" + middle));

        assertThat(strings(vault().readGroup(top), "member_group_ids")).isEmpty();
        assertThat(strings(vault().readGroup(child), "parent_group_ids")).containsExactly(middle);
        assertThat(strings(vault().readEntity(entity), "group_ids")).containsExactly(child);
    }

    private VaultReply members(String group, String json) {
        return vault().post("identity/group/id/" + group, "{'member_entity_ids':%s}", json);
    }

    private void children(String group, String child) {
        assertDone(vault().post("identity/group/id/" + group, "{'member_group_ids':'%s'}", child));
    }
}
