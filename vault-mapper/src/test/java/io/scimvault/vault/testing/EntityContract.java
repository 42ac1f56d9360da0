package io.scimvault.vault.testing;

import static io.scimvault.vault.testing.Replies.assertCreated;
import static io.scimvault.vault.testing.Replies.assertDone;
import static io.scimvault.vault.testing.Replies.assertMissing;
import static io.scimvault.vault.testing.Replies.assertRefused;
import static io.scimvault.vault.testing.Replies.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How entities are created, changed, read and deleted. */
interface EntityContract extends ContractHost {

    @Test
    default void aNewNameCreatesAnEntity() {
        String name = vault().unique("Alice");

        VaultReply reply = vault().post("identity/entity", "{'name':'%s'}", name);

        assertCreated(reply);
        assertThat(reply.data().string("name")).hasValue(name);
        assertThat(reply.data().get("aliases")).hasValue(JsonNull.NULL);
    }

    @Test
    default void aNameThatExistsInAnyCaseIsTakenOver() {
        String name = vault().unique("alice");
        String id = vault().entity(name);

        assertDone(vault().post("identity/entity", "{'name':'%s','metadata':{'k':'v'}}", upper(name)));

        assertThat(vault().readEntity(id).string("name")).hasValue(upper(name));
        assertThat(vault().readEntity(id).object("metadata")).hasValue(JsonObject.of("k", Replies.text("v")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'name':null}", "{'name':''}", "{'id':'','name':''}", "{'id':null}"})
    default void withoutANameTheEntityGetsOne(String body) {
        VaultReply reply = vault().post("identity/entity", body);

        assertCreated(reply);
        assertThat(reply.data().string("name").orElseThrow()).matches("entity_[0-9a-f]{8}(\\.root)?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'name':'x'}", "{'metadata':{}}"})
    default void changingAnUnknownIdIsRefused(String body) {
        assertRefused(vault().post("identity/entity/id/nope", body), 400, "entity not found from id");
    }

    @Test
    default void aClientCannotChooseAnId() {
        assertRefused(
                vault().post("identity/entity", "{'id':'nope','name':'%s'}", vault().unique("x")),
                400,
                "entity not found from id");
    }

    @Test
    default void aRenameToATakenNameIsRefusedAndChangesNothing() {
        String taken = vault().unique("taken");
        vault().entity(taken);
        String id = vault().entity(vault().unique("other"));
        JsonObject before = vault().readEntity(id);

        assertRefused(
                vault().post("identity/entity/id/" + id, "{'name':'%s','disabled':true}", upper(taken)),
                400,
                "entity name is already in use");
        assertThat(vault().readEntity(id)).isEqualTo(before);
    }

    @Test
    default void aRenameFreesTheOldName() {
        String name = vault().unique("old");
        String id = vault().entity(name);

        assertDone(vault().post("identity/entity/id/" + id, "{'name':'%s'}", vault().unique("new")));
        assertCreated(vault().post("identity/entity", "{'name':'%s'}", name));
    }

    @Test
    default void aRenameMayChangeTheCaseAlone() {
        String name = vault().unique("case");
        String id = vault().entity(name);

        assertDone(vault().post("identity/entity/id/" + id, "{'name':'%s'}", upper(name)));
        assertThat(vault().readEntity(id).string("name")).hasValue(upper(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':null}", "{'name':''}", "{}", "{'unknown':1}"})
    default void whatIsNotGivenStays(String body) {
        String name = vault().unique("same");
        String id = VaultUnderTest.id(
                vault().post("identity/entity", "{'name':'%s','metadata':{'k':'v'},'disabled':true}", name));

        assertDone(vault().post("identity/entity/id/" + id, body));

        JsonObject entity = vault().readEntity(id);
        assertThat(entity.string("name")).hasValue(name);
        assertThat(entity.bool("disabled")).hasValue(true);
        assertThat(entity.object("metadata")).isPresent();
    }

    @Test
    default void aFreshEntityReadsLikeThis() {
        String name = vault().unique("fresh");

        JsonObject entity = vault().readEntity(vault().entity(name));

        assertThat(entity.names())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "namespace_id",
                        "metadata",
                        "policies",
                        "disabled",
                        "aliases",
                        "merged_entity_ids",
                        "direct_group_ids",
                        "inherited_group_ids",
                        "group_ids",
                        "creation_time",
                        "last_update_time");
        assertThat(entity.get("metadata")).hasValue(JsonNull.NULL);
        assertThat(entity.string("namespace_id")).hasValue("root");
        assertThat(strings(entity, "policies")).isEmpty();
        assertThat(entity.string("creation_time")).isEqualTo(entity.string("last_update_time"));
    }

    @Test
    default void timesAreInUtcAndMoveWithEveryChange() {
        String id = vault().entity(vault().unique("time"));
        Instant created = Replies.time(vault().readEntity(id), "last_update_time");

        assertDone(vault().post("identity/entity/id/" + id, "{}"));

        JsonObject entity = vault().readEntity(id);
        assertThat(Replies.time(entity, "last_update_time")).isAfter(created);
        assertThat(Replies.time(entity, "creation_time")).isEqualTo(created);
        assertThat(entity.string("creation_time").orElseThrow())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{0,8}[1-9])?Z");
    }

    @Test
    default void policiesAreLowerCasedSortedAndEachKeptOnce() {
        String id = vault().entity(vault().unique("policies"));

        assertDone(vault().post("identity/entity/id/" + id, "{'policies':['Zeta',' alpha ','ALPHA']}"));

        assertThat(strings(vault().readEntity(id), "policies")).containsExactly("alpha", "zeta");
        assertRefused(
                vault().post("identity/entity/id/" + id, "{'policies':['root']}"), 400, "policies cannot contain root");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|true", "'\"true\"'|true", "'\"T\"'|true", "1|true", "'\"1\"'|true",
                "false|false", "''|false", "0|false", "null|false", "'\"f\"'|false"
            })
    default void disabledIsReadLoosely(String sent, boolean disabled) {
        String id = vault().entity(vault().unique("disabled"));
        vault().post("identity/entity/id/" + id, "{'disabled':%s}", !disabled);

        assertDone(vault().post("identity/entity/id/" + id, "{'disabled':%s}", sent.isEmpty() ? "''" : sent));

        assertThat(vault().readEntity(id).bool("disabled")).hasValue(disabled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "'yes'", "[]", "{}", "1.0", "[true]"})
    default void disabledIsNotReadTooLoosely(String sent) {
        String id = vault().entity(vault().unique("disabled"));

        assertRefused(
                vault().post("identity/entity/id/" + id, "{'disabled':%s}", sent),
                400,
                "Field validation failed: error converting input for field \"disabled\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"['a']", "{}", "{'a':'b'}"})
    default void aNameOfAnotherTypeIsRefused(String sent) {
        assertRefused(
                vault().post("identity/entity", "{'name':%s}", sent), 400, "error converting input for field \"name\"");
    }

    @Test
    default void deletingFreesTheNameAndMayBeRepeated() {
        String name = vault().unique("gone");
        String id = vault().entity(name);

        assertDone(vault().delete("identity/entity/id/" + id));
        assertDone(vault().delete("identity/entity/id/" + id));
        assertMissing(vault().get("identity/entity/id/" + id));
        assertCreated(vault().post("identity/entity", "{'name':'%s'}", name));
    }

    @Test
    default void deletingTakesTheAliasesAlong() {
        String alias = vault().alias(vault().newMount(), "someone");
        String entity = vault().readAlias(alias).string("canonical_id").orElseThrow();

        assertDone(vault().delete("identity/entity/id/" + entity));
        assertMissing(vault().get("identity/entity-alias/id/" + alias));
    }

    @Test
    default void deletingTakesTheEntityOutOfItsGroupsWithoutTouchingTheirTimes() {
        String member = vault().entity(vault().unique("member"));
        String other = vault().entity(vault().unique("other"));
        String group = vault().group(vault().unique("team"));
        vault().post("identity/group/id/" + group, "{'member_entity_ids':'%s,%s'}", member, other);
        JsonObject before = vault().readGroup(group);

        assertDone(vault().delete("identity/entity/id/" + member));

        JsonObject after = vault().readGroup(group);
        assertThat(strings(after, "member_entity_ids")).containsExactly(other);
        assertThat(after.string("last_update_time")).isEqualTo(before.string("last_update_time"));
        assertThat(Replies.number(after, "modify_index")).isEqualTo(Replies.number(before, "modify_index") + 1);
    }

    @Test
    default void theFormByNameCreatesChangesReadsAndDeletes() {
        String name = vault().unique("named");

        assertCreated(vault().post("identity/entity/name/" + name, "{}"));
        assertDone(vault().post("identity/entity/name/" + name, "{'name':'ignored','metadata':{'k':'v'}}"));
        assertThat(vault().get("identity/entity/name/" + name).data().object("metadata"))
                .isPresent();
        assertThat(vault().get("identity/entity/name/" + name).data().string("name"))
                .hasValue(name);
        assertDone(vault().delete("identity/entity/name/" + name));
        assertMissing(vault().get("identity/entity/name/" + name));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
