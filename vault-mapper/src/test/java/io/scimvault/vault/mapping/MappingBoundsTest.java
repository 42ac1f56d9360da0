package io.scimvault.vault.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What fits into Vault to the last byte and pair, and what does not. */
class MappingBoundsTest {
    private static final ResourceTimes TIMES = ResourceTimes.createdAt(Instant.parse("2026-01-02T03:04:05.678Z"));
    private static final ScimClient HR = ScimClient.named("hr");

    private final UserMapping mapping = new UserMapping(CoreSchemas.USER, HR);

    private static WantedUser toVault(UserMapping mapping, User user) {
        return mapping.toVault(user.resource(), TIMES, Map.of());
    }

    private static Map<String, String> pairs(int count) {
        Map<String, String> pairs = new HashMap<>();
        IntStream.range(0, count).forEach(i -> pairs.put("k" + i, "v"));
        return pairs;
    }

    private static void assertRefused(ThrowingCallable work, String why) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ScimException.class,
                        refusal -> assertThat(refusal.error().status()).isEqualTo(400))
                .hasMessageContaining(why);
    }

    @Test
    void halfOfASurrogatePairIsRefusedInElementsAndNamesAlike() {
        Resource inElement =
                User.of("alice").email(MultiValue.of("\uD800@x.test")).build().resource();
        Resource asName = User.of("alice")
                .extension("urn:x:y", JsonObject.of("\uDC00", new JsonString("v")))
                .build()
                .resource();

        for (Resource user : List.of(inElement, asName)) {
            assertRefused(() -> mapping.toVault(user, TIMES, Map.of()), "half of a surrogate pair");
        }
    }

    @Test
    void aNameIsCheckedBeforeItsPrefixAndWithIt() {
        UserMapping users = new UserMapping(CoreSchemas.USER, HR.userNames(NameRule.prefix("sc")));
        GroupMapping groups =
                new GroupMapping(CoreSchemas.GROUP, HR.groupNames(NameRule.prefix("sc")), MappingConfig.usual());

        assertRefused(() -> toVault(users, User.of("im-client").build()), "userName begins with a reserved prefix");
        assertRefused(() -> toVault(users, User.of(" ").build()), "userName must not be empty");
        assertRefused(() -> toVault(users, User.of("x".repeat(511)).build()), "userName has 513 bytes");
        assertRefused(
                () -> groups.toVault(Group.of(" ").build().resource(), TIMES, Map.of(), Members.NONE),
                "displayName must not be empty");
    }

    @Test
    void aUserWithoutADocumentFitsBesideSixtyPairsOfAnAdmins() {
        Resource plain = User.of("alice").active(true).build().resource();
        Resource titled = User.of("alice").active(true).title("Dr").build().resource();

        assertThat(mapping.toVault(plain, TIMES, pairs(60)).metadata()).hasSize(64);
        assertThat(mapping.toVault(titled, TIMES, pairs(59)).metadata()).hasSize(64);
        String noRoom = "The metadata pairs that others set leave no room for the resource.";
        assertRefused(() -> mapping.toVault(titled, TIMES, pairs(60)), noRoom);
        assertRefused(() -> mapping.toVault(plain, TIMES, pairs(61)), noRoom);
    }

    @Test
    void aDocumentThatFillsItsPairsIsKeptPlainAndTheTenthIsNumberedAsTheOthers() {
        String rest = "{\"title\":\"\"}";
        int bytes = 11 * 512;
        WantedUser exact = toVault(
                mapping,
                User.of("alice")
                        .active(true)
                        .title("x".repeat(bytes - rest.length()))
                        .build());
        WantedUser more = toVault(
                mapping,
                User.of("alice")
                        .active(true)
                        .title("x".repeat(bytes - rest.length() + 1))
                        .build());

        assertThat(exact.metadata()).containsKeys("scim_doc_00", "scim_doc_10").doesNotContainKey("scim_doc_11");
        assertThat(more.metadata()).containsKey("scim_doc_11").doesNotContainKey("scim_doc_12");
        assertThat(exact.metadata().get("scim_doc_00")).startsWith("{\"title\":\"xxx");
    }

    @Test
    void aNameOfExactlyAsManyBytesAsAPairHoldsIsRemembered() {
        String name = "x".repeat(512);

        assertThat(toVault(mapping, User.of(name).build()).metadata()).containsEntry("scim_name", name);
    }

    /** An earlier build kept the name in the document. */
    @Test
    void aNameThatOnlyTheDocumentHoldsIsShownAsLongAsItIsTheEntitys() {
        Map<String, String> metadata =
                Map.of("scim_client", "hr", "scim_format", "1", "scim_doc_00", "{\"userName\":\"e\u0301va\"}");

        assertThat(new User(mapping.toScim(
                                Users.entity(new WantedUser("\u00E9va", false, metadata, List.of())), List.of()))
                        .userName())
                .isEqualTo("e\u0301va");
        assertThat(new User(mapping.toScim(Users.entity(new WantedUser("eva", false, metadata, List.of())), List.of()))
                        .userName())
                .isEqualTo("eva");
    }

    @Test
    void aPairOfTheExtensionHasAKeyAndAValueOfAtMost512Bytes() {
        UserMapping keyed = new UserMapping(
                MetadataExtension.published(CoreSchemas.USER, HR.metadataKeys(List.of("team"))),
                HR.metadataKeys(List.of("team")));

        assertThat(toVault(keyed, withItem("team", "x".repeat(512))).metadata()).containsEntry("team", "x".repeat(512));
        assertRefused(() -> toVault(keyed, withItem("team", "x".repeat(513))), "a value of more than 512 bytes");
        assertRefused(
                () -> toVault(keyed, withItems(JsonObject.of("key", new JsonString("team")))), "a key without a value");
    }

    @Test
    void anEmptyPairOfAnAdminsIsNotShown() {
        ScimClient client = HR.metadataKeys(List.of("team", "desk"));

        assertThat(MetadataExtension.shown(Map.of("team", "", "desk", "7", "other", "x"), client))
                .contains(JsonObject.of(
                        "items",
                        JsonArray.of(List.of(JsonObject.builder()
                                .put("key", "desk")
                                .put("value", "7")
                                .build()))));
        assertThat(MetadataExtension.shown(Map.of("team", ""), client)).isEmpty();
    }

    private static User withItem(String key, String value) {
        return withItems(
                JsonObject.builder().put("key", key).put("value", value).build());
    }

    private static User withItems(JsonObject item) {
        return User.of("alice")
                .extension(MetadataExtension.URN, JsonObject.of("items", JsonArray.of(List.of(item))))
                .build();
    }

    @Test
    void aReadableValueHasAtMost512BytesAndAnEmptyOneIsNone() {
        UserMapping readable =
                new UserMapping(CoreSchemas.USER, HR, MappingConfig.usual().readable("title", "title"));

        assertThat(toVault(readable, User.of("alice").title("x".repeat(512)).build())
                        .metadata())
                .containsEntry("title", "x".repeat(512));
        assertRefused(
                () -> toVault(readable, User.of("alice").title("x".repeat(513)).build()), "has more than 512 bytes");
        assertThat(toVault(readable, User.of("alice").title("").build()).metadata())
                .doesNotContainKey("title");
    }

    @Test
    void thePlainKeysHaveAtMost512CharactersTogether() {
        List<String> most = List.of("a".repeat(128), "b".repeat(128), "c".repeat(128), "d".repeat(512 - 3 * 128 - 3));

        assertThatCode(() -> PlainPairs.requireKeys(most)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PlainPairs.requireKeys(
                        List.of("a".repeat(128), "b".repeat(128), "c".repeat(128), "d".repeat(126))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTombstoneKeepsWhoItWasAsFarAsThereIsRoom() {
        String name = "x".repeat(512);
        WantedUser user = toVault(mapping, User.of(name).externalId("1").build());
        Map<String, String> crowded = new HashMap<>(pairs(61));
        crowded.putAll(Map.of("scim_client", "hr", "scim_format", "1", "scim_name", "alice"));

        assertThat(Tombstone.metadata(HR, Users.entity(user), Instant.EPOCH)).containsEntry("scim_name", name);
        assertThat(Tombstone.metadata(
                        HR, Users.entity(new WantedUser("alice", false, crowded, List.of())), Instant.EPOCH))
                .hasSize(64)
                .containsKeys("scim_client", "scim_format", "scim_deleted", "k60")
                .doesNotContainKey("scim_name");
    }

    @Test
    void ofSeveralValuesWithoutAPrimaryTheFirstNamesTheLogin() {
        AliasRule rule = new AliasRule("auth_okta", AttributePath.parse("emails.value"), false, false);
        UserMapping byMail = new UserMapping(CoreSchemas.USER, HR.aliasRule(rule));
        User user = User.of("alice")
                .email(MultiValue.of("first@x.test"))
                .email(MultiValue.of("second@x.test"))
                .build();

        assertThat(toVault(byMail, user).aliases())
                .extracting(WantedAlias::name)
                .containsExactly("first@x.test");
    }
}
