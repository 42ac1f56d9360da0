package io.scimvault.vault.testing;

import static io.scimvault.vault.testing.Replies.assertCreated;
import static io.scimvault.vault.testing.Replies.assertDone;
import static io.scimvault.vault.testing.Replies.assertMissing;
import static io.scimvault.vault.testing.Replies.assertRefused;
import static io.scimvault.vault.testing.Replies.number;
import static io.scimvault.vault.testing.Replies.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How groups are created, changed, read and deleted; their members are in {@link MembershipContract}. */
interface GroupContract extends ContractHost {

    @Test
    default void aFreshGroupReadsLikeThis() {
        String name = vault().unique("Team");
        VaultReply reply = vault().post("identity/group", "{'name':'%s'}", name);
        assertCreated(reply);
        assertThat(reply.data().names()).containsExactlyInAnyOrder("id", "name");

        JsonObject group = vault().readGroup(VaultUnderTest.id(reply));

        assertThat(group.names())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "type",
                        "namespace_id",
                        "metadata",
                        "policies",
                        "member_entity_ids",
                        "member_group_ids",
                        "parent_group_ids",
                        "alias",
                        "creation_time",
                        "last_update_time",
                        "modify_index");
        assertThat(group.string("type")).hasValue("internal");
        assertThat(group.get("alias")).hasValue(JsonObject.EMPTY);
        assertThat(group.get("metadata")).hasValue(JsonNull.NULL);
        assertThat(number(group, "modify_index")).isEqualTo(1);
        assertThat(group.string("creation_time")).isEqualTo(group.string("last_update_time"));
    }

    @Test
    default void aGroupNameThatExistsInAnyCaseIsTakenOver() {
        String name = vault().unique("team");
        String id = vault().group(name);

        assertDone(vault().post("identity/group", "{'name':'%s','metadata':{'k':'v'}}", name.toUpperCase(Locale.ROOT)));

        JsonObject group = vault().readGroup(id);
        assertThat(group.string("name")).hasValue(name.toUpperCase(Locale.ROOT));
        assertThat(group.object("metadata")).isPresent();
        assertThat(number(group, "modify_index")).isEqualTo(2);
    }

    @Test
    default void withoutANameTheGroupGetsOne() {
        VaultReply reply = vault().post("identity/group", "{}");

        assertCreated(reply);
        assertThat(reply.data().string("name").orElseThrow()).matches("group_[0-9a-f]{8}(\\.root)?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':null}|empty group name",
                "{'name':''}|empty group name",
                "{'id':''}|empty group ID",
                "{'id':null,'name':'x'}|empty group ID",
                "{'id':'nope','name':'x'}|invalid group ID"
            })
    default void whatIsPresentButEmptyIsRefused(String body, String text) {
        assertRefused(vault().post("identity/group", body), 400, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'name':'x'}", "{'member_entity_ids':[]}"})
    default void changingAnUnknownGroupIsRefused(String body) {
        assertRefused(vault().post("identity/group/id/nope", body), 400, "invalid group ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':null}", "{'name':''}", "{}", "{'member_entities':['x']}"})
    default void byIdAnEmptyNameOrAnUnknownFieldIsPassedOver(String body) {
        String name = vault().unique("same");
        String id = vault().group(name);

        assertDone(vault().post("identity/group/id/" + id, body));

        assertThat(vault().readGroup(id).string("name")).hasValue(name);
        assertThat(number(vault().readGroup(id), "modify_index")).isEqualTo(2);
    }

    @Test
    default void aNewGroupWithAnUnknownFieldComesWithAWarning() {
        VaultReply reply = vault().post("identity/group", "{'name':'%s','odd':1}", vault().unique("odd"));

        assertCreated(reply);
        assertThat(reply.hasWarnings()).isTrue();
    }

    @Test
    default void aRenameToATakenGroupNameIsRefusedAndChangesNothing() {
        String taken = vault().unique("taken");
        vault().group(taken);
        String id = vault().group(vault().unique("other"));
        JsonObject before = vault().readGroup(id);

        assertRefused(
                vault().post(
                                "identity/group/id/" + id,
                                "{'name':'%s','metadata':{'k':'v'}}",
                                taken.toUpperCase(Locale.ROOT)),
                400,
                "group name is already in use");
        assertThat(vault().readGroup(id)).isEqualTo(before);
    }

    @Test
    default void entityAndGroupNamesAreApart() {
        String name = vault().unique("both");
        vault().entity(name);

        assertCreated(vault().post("identity/group", "{'name':'%s'}", name));
    }

    @Test
    default void aGroupRenamedMayChangeTheCaseAlone() {
        String name = vault().unique("case");
        String id = vault().group(name);

        assertDone(vault().post("identity/group/id/" + id, "{'name':'%s'}", name.toUpperCase(Locale.ROOT)));
        assertThat(vault().readGroup(id).string("name")).hasValue(name.toUpperCase(Locale.ROOT));
    }

    @Test
    default void anOddTypeIsRefused() {
        assertRefused(
                vault().post("identity/group", "{'name':'%s','type':'odd'}", vault().unique("odd")),
                400,
                "invalid group type \"odd\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'external'", "''", "null"})
    default void theTypeCannotBeChanged(String type) {
        String id = vault().group(vault().unique("typed"));

        assertRefused(
                vault().post("identity/group/id/" + id, "{'type':%s}", type), 400, "group type cannot be changed");
        assertDone(vault().post("identity/group/id/" + id, "{'type':'internal'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'member_entity_ids':[]}|member entities can't be set manually for external groups",
                "{'member_entity_ids':null}|member entities can't be set manually for external groups",
                "{'member_group_ids':[]}|member groups can't be set for external groups"
            })
    default void anExternalGroupTakesNoMembers(String body, String text) {
        String id = VaultUnderTest.id(
                vault().post("identity/group", "{'name':'%s','type':'external'}", vault().unique("ext")));

        VaultReply reply = vault().post("identity/group/id/" + id, body);

        assertRefused(reply, 400, text);
        assertThat(vault().readGroup(id).string("type")).hasValue("external");
    }

    @Test
    default void groupPoliciesAreLowerCasedSortedAndEachKeptOnce() {
        String id = vault().group(vault().unique("policies"));

        assertDone(vault().post("identity/group/id/" + id, "{'policies':['Zeta','alpha','ALPHA']}"));

        assertThat(strings(vault().readGroup(id), "policies")).containsExactly("alpha", "zeta");
        assertRefused(
                vault().post("identity/group/id/" + id, "{'policies':'root'}"), 400, "policies cannot contain root");
    }

    @Test
    default void deletingAGroupFreesTheNameAndMayBeRepeated() {
        String name = vault().unique("gone");
        String id = vault().group(name);

        assertDone(vault().delete("identity/group/id/" + id));
        assertDone(vault().delete("identity/group/id/" + id));
        assertMissing(vault().get("identity/group/id/" + id));
        assertCreated(vault().post("identity/group", "{'name':'%s'}", name));
    }

    @Test
    default void theGroupFormByNameCreatesChangesReadsAndDeletes() {
        String name = vault().unique("named");

        assertCreated(vault().post("identity/group/name/" + name, "{}"));
        assertDone(vault().post("identity/group/name/" + name, "{'name':'ignored','id':'x','metadata':{'k':'v'}}"));
        JsonObject group = vault().get("identity/group/name/" + name).data();
        assertThat(group.string("name")).hasValue(name);
        assertThat(group.object("metadata")).isPresent();
        assertDone(vault().delete("identity/group/name/" + name));
        assertMissing(vault().get("identity/group/name/" + name));
    }
}
