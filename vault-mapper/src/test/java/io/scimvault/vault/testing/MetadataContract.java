package io.scimvault.vault.testing;

import static io.scimvault.vault.testing.Replies.assertCreated;
import static io.scimvault.vault.testing.Replies.assertDone;
import static io.scimvault.vault.testing.Replies.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.VaultReply;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What entities and groups take as metadata, and aliases as custom_metadata. */
interface MetadataContract extends ContractHost {

    /** A key and a value that are refused, and what Vault says. */
    static Stream<Arguments> illegal() {
        return Stream.of(
                Arguments.of("a b", "x", "key contains invalid characters"),
                Arguments.of("a.b", "x", "key contains invalid characters"),
                Arguments.of("urn:a", "x", "key contains invalid characters"),
                Arguments.of("ä", "x", "key contains invalid characters"),
                Arguments.of("", "x", "key cannot be blank"),
                Arguments.of("k".repeat(129), "x", "key is too long (limit: 128 characters)"),
                Arguments.of("vault-x", "x", "key prefix \"vault-\" is reserved for internal use"),
                Arguments.of("k", "v".repeat(513), "value is too long (limit: 512 characters)"),
                Arguments.of("k", "ä".repeat(257), "value is too long (limit: 512 characters)"));
    }

    @ParameterizedTest
    @MethodSource("illegal")
    default void illegalMetadataOfAnEntityIsAnInternalErrorAndChangesNothing(String key, String value, String text) {
        String id = vault().entity(vault().unique("entity"));
        JsonObject before = vault().readEntity(id);

        VaultReply reply = vault().postObject("identity/entity/id/" + id, metadata(key, value));

        assertRefused(reply, 500, "invalid entity metadata: failed to load metadata pair");
        assertRefused(reply, 500, text);
        assertThat(vault().readEntity(id)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("illegal")
    default void illegalMetadataOfAGroupIsAnInternalErrorAndChangesNothing(String key, String value, String text) {
        String id = vault().group(vault().unique("group"));
        JsonObject before = vault().readGroup(id);

        VaultReply reply = vault().postObject("identity/group/id/" + id, metadata(key, value));

        assertRefused(reply, 500, "invalid group metadata: failed to load metadata pair");
        assertRefused(reply, 500, text);
        assertThat(vault().readGroup(id)).isEqualTo(before);
    }

    @Test
    default void illegalMetadataLeavesNoNewEntity() {
        String name = vault().unique("none");

        assertRefused(
                vault().post("identity/entity", "{'name':'%s','metadata':{'a b':'c'}}", name),
                500,
                "invalid entity metadata");
        assertDone(vault().post("identity/lookup/entity", "{'name':'%s'}", name));
    }

    @Test
    default void sixtyFourPairsOfFullLengthFitAndSixtyFiveDoNot() {
        String id = vault().entity(vault().unique("full"));

        assertDone(vault().postObject("identity/entity/id/" + id, pairs("metadata", 64, "v".repeat(512))));
        assertThat(vault().readEntity(id).object("metadata").orElseThrow().size())
                .isEqualTo(64);
        assertRefused(
                vault().postObject("identity/entity/id/" + id, pairs("metadata", 65, "v")),
                500,
                "metadata cannot contain more than 64 key/value pairs");
    }

    @Test
    default void aValueMayBeAnyTextAndComesBackUnchanged() {
        String id = vault().entity(vault().unique("text"));
        String value = "é 😀 \"\\/ <&> \n\t\u0000\u00a0\u200d{{x}} " + "nul and more";

        assertDone(vault().postObject("identity/entity/id/" + id, metadata("k", value)));
        assertThat(vault().readEntity(id).object("metadata").orElseThrow().string("k"))
                .hasValue(value);
    }

    @Test
    default void metadataIsReplacedAsAWhole() {
        String id = vault().entity(vault().unique("whole"));
        vault().post("identity/entity/id/" + id, "{'metadata':{'a':'1','b':'2'}}");

        assertDone(vault().post("identity/entity/id/" + id, "{'metadata':{'c':'3'}}"));

        assertThat(vault().readEntity(id).object("metadata")).hasValue(JsonObject.of("c", new JsonString("3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null"})
    default void emptyAndNullClearTheMetadata(String sent) {
        String id = vault().entity(vault().unique("clear"));
        vault().post("identity/entity/id/" + id, "{'metadata':{'a':'1'}}");

        assertDone(vault().post("identity/entity/id/" + id, "{'metadata':%s}", sent));

        assertThat(vault().readEntity(id).get("metadata").orElseThrow().isUnassigned())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':12}|12",
                "{'a':1.50}|1.50",
                "{'a':12345678901234567890}|12345678901234567890",
                "{'a':true}|1",
                "{'a':false}|0",
                "{'a':null}|``",
                "['a=b=c']|b=c",
                "'a=b,c=d'|b,c=d",
                "[{'a':'1'},{'b':'2'}]|1"
            })
    default void metadataIsReadLoosely(String sent, String stored) {
        String id = vault().entity(vault().unique("loose"));

        assertDone(vault().post("identity/entity/id/" + id, "{'metadata':%s}", sent));

        assertThat(vault().readEntity(id).object("metadata").orElseThrow().string("a"))
                .hasValue(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'a'", "5", "true", "['a']", "{'a':{'b':'c'}}", "{'a':['b']}"})
    default void metadataOfAnotherTypeIsRefused(String sent) {
        String id = vault().entity(vault().unique("type"));

        assertRefused(
                vault().post("identity/entity/id/" + id, "{'metadata':%s}", sent),
                400,
                "Field validation failed: error converting input for field \"metadata\"");
    }

    /** A key and a value that an alias does not take, and what Vault says. */
    static Stream<Arguments> illegalCustom() {
        return Stream.of(
                Arguments.of("a", "", "length of value for key \"a\" is 0 but must be 0 < len(value) <= 512"),
                Arguments.of("", "x", "length of key \"\" is 0 but must be 0 < len(key) <= 128"),
                Arguments.of("k".repeat(129), "x", "is 129 but must be 0 < len(key) <= 128"),
                Arguments.of("a", "v".repeat(513), "is 513 but must be 0 < len(value) <= 512"),
                Arguments.of("a", "x\ny", "value for key \"a\" contains unprintable characters"),
                Arguments.of("a", "\u00a0", "value for key \"a\" contains unprintable characters"),
                Arguments.of("a", "\u200d", "value for key \"a\" contains unprintable characters"),
                Arguments.of("a\n", "x", "contains unprintable characters"));
    }

    @ParameterizedTest
    @MethodSource("illegalCustom")
    default void illegalCustomMetadataIsAnInternalErrorAndChangesNothing(String key, String value, String text) {
        String alias = vault().alias(vault().newMount(), "someone");
        JsonObject before = vault().readAlias(alias);

        VaultReply reply = vault().postObject("identity/entity-alias/id/" + alias, custom(key, value));

        assertRefused(reply, 500, "custom_metadata validation failed: ");
        assertRefused(reply, 500, text);
        assertThat(vault().readAlias(alias)).isEqualTo(before);
    }

    @Test
    default void customMetadataHasAtMostSixtyFourPairs() {
        String alias = vault().alias(vault().newMount(), "someone");

        assertRefused(
                vault().postObject("identity/entity-alias/id/" + alias, pairs("custom_metadata", 65, "v")),
                500,
                "payload must contain at most 64 keys, provided 65");
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:a.b c", "vault-x", "ä"})
    default void customMetadataHasAnyPrintableKey(String key) {
        String alias = vault().alias(vault().newMount(), "someone");

        assertCreated(vault().postObject("identity/entity-alias/id/" + alias, custom(key, "é 😀")));
        assertThat(vault().readAlias(alias)
                        .object("custom_metadata")
                        .orElseThrow()
                        .string(key))
                .hasValue("é 😀");
    }

    private static JsonObject metadata(String key, String value) {
        return JsonObject.of("metadata", JsonObject.of(key, new JsonString(value)));
    }

    private static JsonObject custom(String key, String value) {
        return JsonObject.of("custom_metadata", JsonObject.of(key, new JsonString(value)));
    }

    private static JsonObject pairs(String field, int count, String value) {
        JsonObject.Builder pairs = JsonObject.builder();
        for (int i = 0; i < count; i++) {
            pairs.put("key" + i, value);
        }
        return JsonObject.of(field, pairs.build());
    }
}
