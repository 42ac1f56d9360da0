package io.scimvault.vault.testing;

import static io.scimvault.vault.testing.Replies.assertDone;
import static io.scimvault.vault.testing.Replies.assertRefused;
import static io.scimvault.vault.testing.Replies.number;
import static io.scimvault.vault.testing.Replies.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import java.util.Comparator;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lookups, lists, and what is no path or no method. */
interface LookupContract extends ContractHost {

    @Test
    default void anEntityIsFoundByEachOfItsKeysAndReadsTheSame() {
        String mount = vault().newMount();
        String name = vault().unique("alice");
        String id = vault().entity(name);
        String alias = vault().alias(mount, "Login", id);
        JsonObject read = vault().readEntity(id);

        assertThat(lookup("{'id':'%s'}", id)).isEqualTo(read);
        assertThat(lookup("{'name':'%s'}", name.toUpperCase(Locale.ROOT))).isEqualTo(read);
        assertThat(lookup("{'alias_id':'%s'}", alias)).isEqualTo(read);
        assertThat(lookup("{'alias_name':'%s','alias_mount_accessor':'%s'}", "lOGIN", mount))
                .isEqualTo(read);
    }

    @Test
    default void aGroupIsFoundByItsKeysAndReadsTheSame() {
        String name = vault().unique("team");
        String id = vault().group(name);
        JsonObject read = vault().readGroup(id);

        assertThat(vault().post("identity/lookup/group", "{'id':'%s'}", id).data())
                .isEqualTo(read);
        assertThat(vault().post("identity/lookup/group", "{'name':'%s'}", name.toUpperCase(Locale.ROOT))
                        .data())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'nope'}",
                "{'id':''}",
                "{'name':'no such name'}",
                "{'name':''}",
                "{'alias_id':'nope'}",
                "{'alias_name':'x','alias_mount_accessor':'y'}"
            })
    default void whatIsNotThereIsAnEmptyAnswer(String query) {
        assertDone(vault().post("identity/lookup/entity", query));
        assertDone(vault().post("identity/lookup/group", query));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|query parameter not supplied",
                "{'foo':1}|query parameter not supplied",
                "{'name':'x','id':null}|query parameter conflict; please supply distinct set of query parameters",
                "{'id':'r','alias_name':'x','alias_mount_accessor':'y'}|query parameter conflict",
                "{'alias_name':null,'alias_mount_accessor':null}|query parameter conflict",
                "{'alias_name':'x'}|both 'alias_name' and 'alias_mount_accessor' needs to be set",
                "{'alias_mount_accessor':'x'}|both 'alias_name' and 'alias_mount_accessor' needs to be set",
                "{'name':['x']}|error converting input for field \"name\""
            })
    default void aLookupHasExactlyOneKey(String query, String text) {
        assertRefused(vault().post("identity/lookup/entity", query), 400, text);
        assertRefused(vault().post("identity/lookup/group", query), 400, text);
    }

    @Test
    default void theListOfEntitiesShowsNamesAndAliasesInTheOrderOfIds() {
        String mount = vault().newMount();
        String plain = vault().entity(vault().unique("plain"));
        String withAlias = vault().entity(vault().unique("with"));
        String alias = vault().alias(mount, "login", withAlias);

        VaultReply reply = vault().list("identity/entity/id");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.hasWarnings()).isFalse();
        assertThat(strings(reply.data(), "keys"))
                .contains(plain, withAlias)
                .isSortedAccordingTo(Comparator.naturalOrder());
        JsonObject info = reply.data().object("key_info").orElseThrow();
        assertThat(info.object(plain).orElseThrow().names()).containsExactly("name");
        JsonObject listed = (JsonObject)
                info.object(withAlias).orElseThrow().array("aliases").get(0);
        assertThat(listed.names())
                .containsExactlyInAnyOrder("id", "name", "mount_accessor", "mount_path", "mount_type");
        assertThat(listed.string("id")).hasValue(alias);
    }

    @Test
    default void theListOfAliasesShowsTheirCustomMetadata() {
        String mount = vault().newMount();
        String alias = VaultUnderTest.id(vault().post(
                        "identity/entity-alias",
                        "{'name':'login','mount_accessor':'%s','custom_metadata':{'k':'v'}}",
                        mount));
        JsonObject read = vault().readAlias(alias);

        JsonObject data = vault().list("identity/entity-alias/id").data();

        assertThat(strings(data, "keys")).contains(alias).isSortedAccordingTo(Comparator.naturalOrder());
        JsonObject listed = data.object("key_info").orElseThrow().object(alias).orElseThrow();
        assertThat(listed.names())
                .containsExactlyInAnyOrder(
                        "name",
                        "canonical_id",
                        "mount_accessor",
                        "mount_path",
                        "mount_type",
                        "local",
                        "metadata",
                        "custom_metadata");
        listed.members().forEach((name, value) -> assertThat(read.get(name)).hasValue(value));
    }

    @Test
    default void theListOfGroupsShowsNamesAndCounts() {
        String child = vault().group(vault().unique("child"));
        String parent = VaultUnderTest.id(vault().post(
                        "identity/group",
                        "{'name':'%s','member_group_ids':'%s','member_entity_ids':'%s'}",
                        vault().unique("parent"),
                        child,
                        vault().entity(vault().unique("member"))));

        JsonObject data = vault().list("identity/group/id").data();

        assertThat(strings(data, "keys")).contains(child, parent).isSortedAccordingTo(Comparator.naturalOrder());
        JsonObject info = data.object("key_info").orElseThrow();
        assertThat(info.object(parent).orElseThrow().names())
                .containsExactlyInAnyOrder("name", "num_member_entities", "num_parent_groups");
        assertThat(number(info.object(parent).orElseThrow(), "num_member_entities"))
                .isEqualTo(1);
        assertThat(number(info.object(child).orElseThrow(), "num_parent_groups"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entity", "group"})
    default void theListsByNameShowNamesAlone(String kind) {
        String name = vault().unique("named");
        VaultUnderTest.id(vault().post("identity/" + kind, "{'name':'%s'}", name));

        JsonObject data = vault().list("identity/" + kind + "/name").data();

        assertThat(data.names()).containsExactly("keys");
        assertThat(strings(data, "keys")).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"entity/id/nope", "entity/name/nope", "entity-alias/id/nope", "group/id/nope", "group/name/nope"
            })
    default void readingWhatIsNotThereIsTheOneEmptyNotFound(String path) {
        Replies.assertMissing(vault().get("identity/" + path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity/nope", "identity/entity/nope/nope", "sys/nope"})
    default void whatIsNoPathIsAnotherNotFound(String path) {
        VaultReply reply = vault().get(path);

        assertRefused(reply, 404, "unsupported path");
        assertThat(reply.isMissing()).isFalse();
        assertRefused(vault().get("nope/x"), 404, "no handler for route \"nope/x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity/entity",
                "identity/entity/id",
                "identity/entity-alias",
                "identity/group",
                "identity/lookup/entity",
                "identity/lookup/group",
                "auth/token/renew-self"
            })
    default void whatIsNoMethodIsNotAllowed(String path) {
        assertRefused(vault().get(path), 405, "unsupported operation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity/entity", "identity/entity/id/nope", "identity/group/id/nope"})
    default void aListElsewhereIsNoPath(String path) {
        assertRefused(vault().list(path), 404, "unsupported path");
    }

    private JsonObject lookup(String query, Object... values) {
        VaultReply reply = vault().post("identity/lookup/entity", query, values);
        assertThat(reply.status()).isEqualTo(200);
        return reply.data();
    }
}
