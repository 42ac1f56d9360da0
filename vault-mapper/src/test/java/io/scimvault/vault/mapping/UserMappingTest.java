package io.scimvault.vault.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.EnterpriseUser;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserMappingTest {
    private static final ResourceTimes TIMES = ResourceTimes.createdAt(Instant.parse("2026-01-02T03:04:05.678Z"));
    private static final String STAMP = "2026-01-02T03:04:05.678Z/2026-01-02T03:04:05.678Z";
    private static final ScimClient HR = ScimClient.named("hr");

    private final UserMapping mapping = new UserMapping(CoreSchemas.USER, HR);

    @Test
    void aUserOfNamesAloneNeedsNoDocument() {
        WantedUser wanted = toVault(User.of("alice").active(true).build());

        assertThat(wanted)
                .isEqualTo(new WantedUser(
                        "alice",
                        false,
                        Map.of("scim_client", "hr", "scim_format", "1", "scim_times", STAMP, "scim_name", "alice"),
                        List.of()));
    }

    @Test
    void allElseIsReadableJsonBesideTheMarks() {
        User user = User.of("alice@example.com")
                .externalId("00u1")
                .name("Alice", "Jensen")
                .email(MultiValue.of("alice@example.com").withType("work").asPrimary())
                .active(false)
                .enterprise(EnterpriseUser.of().department("Zahlungsverkehr").build())
                .build();

        WantedUser wanted = toVault(user);

        assertThat(wanted.disabled()).isTrue();
        assertThat(wanted.metadata())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "scim_client", "hr",
                        "scim_format", "1",
                        "scim_times", STAMP,
                        "scim_name", "alice@example.com",
                        "scim_external_id", "00u1",
                        "scim_doc_00",
                                "{\"name\":{\"givenName\":\"Alice\",\"familyName\":\"Jensen\"},"
                                        + "\"emails\":[{\"value\":\"alice@example.com\",\"type\":\"work\",\"primary\":true}],"
                                        + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":"
                                        + "{\"department\":\"Zahlungsverkehr\"}}"));
    }

    @Test
    void aUserIsActiveUnlessToldOtherwise() {
        assertThat(toVault(User.of("alice").build()).disabled()).isFalse();
    }

    @Test
    void neitherPasswordNorWhatTheServiceItselfWritesIsStored() {
        Resource user = User.of("alice")
                .password("Tr0ub4dor&3")
                .title("Dr")
                .attribute("id", new JsonString("chosen"))
                .build()
                .resource()
                .with("groups", JsonArray.of(JsonObject.of("value", new JsonString("g1"))))
                .with("meta", JsonObject.of("version", new JsonString("W/\"1\"")));

        WantedUser wanted = mapping.toVault(user, TIMES, Map.of());

        assertThat(wanted.metadata())
                .containsEntry("scim_doc_00", "{\"title\":\"Dr\"}")
                .hasSize(5);
        assertThat(wanted.toString()).doesNotContain("Tr0ub4dor", "chosen", "g1");
    }

    @Test
    void aDecomposedUserNameIsKeptAsItCame() {
        WantedUser wanted = toVault(User.of("rene\u0301").build());

        assertThat(wanted.name()).isEqualTo("rené");
        assertThat(wanted.metadata()).containsEntry("scim_name", "rene\u0301");
        assertThat(mapping.toScim(Users.entity(wanted), List.of()).tree().string("userName"))
                .contains("rene\u0301");
    }

    @Test
    void aNameThatAnAdminGaveTheEntityIsTheUserName() {
        Map<String, String> metadata =
                toVault(User.of("rene\u0301").title("Dr").build()).metadata();
        VaultEntity renamed = Users.entity(new WantedUser("rene%2Fadmin", false, metadata, List.of()));

        Resource shown = mapping.toScim(renamed, List.of());

        assertThat(shown.tree().string("userName")).contains("rene/admin");
        assertThat(shown.tree().string("title")).contains("Dr");
    }

    @Test
    void pairsOfAnAdminStayAndOursAreReplaced() {
        Map<String, String> present = Map.of(
                "team",
                "payments",
                "cost-center",
                "",
                "scim_client",
                "other",
                "scim_doc_07",
                "junk",
                "scim_adopt",
                "hr");

        WantedUser wanted = mapping.toVault(User.of("alice").title("Dr").build().resource(), TIMES, present);

        assertThat(wanted.metadata())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "team", "payments",
                        "cost-center", "",
                        "scim_name", "alice",
                        "scim_client", "hr",
                        "scim_format", "1",
                        "scim_times", STAMP,
                        "scim_doc_00", "{\"title\":\"Dr\"}"));
    }

    @Test
    void aLongExternalIdGoesIntoTheDocument() {
        String atLimit = "é".repeat(256);
        String over = atLimit + "x";

        WantedUser fits = toVault(User.of("alice").externalId(atLimit).build());
        WantedUser doesNot = toVault(User.of("alice").externalId(over).build());

        assertThat(fits.metadata()).containsEntry("scim_external_id", atLimit).doesNotContainKey("scim_doc_00");
        assertThat(doesNot.metadata()).doesNotContainKey("scim_external_id");
        assertThat(mapping.toScim(Users.entity(doesNot), List.of()).externalId())
                .contains(over);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "00u1, 00u1",
        "a b, a%20b",
        "100%, 100%25",
        "é, %C3%A9",
        "😀, %F0%9F%98%80",
        "'a\nb', a%0Ab",
        "~!, ~!",
        "'\u007f', %7F",
    })
    void escapesTheExternalIdForAnAlias(String externalId, String escaped) {
        UserMapping withAlias = new UserMapping(CoreSchemas.USER, HR.aliasMount("m1"));

        WantedUser wanted = withAlias.toVault(
                User.of("alice").externalId(externalId).build().resource(), TIMES, Map.of());

        assertThat(wanted.aliases())
                .containsExactly(
                        new WantedAlias("m1", "alice", Map.of("scim_client", "hr", "scim_external_id", escaped)));
    }

    @Test
    void leavesAnExternalIdOutOfTheAliasWhereItDoesNotFit() {
        UserMapping withAlias = new UserMapping(CoreSchemas.USER, HR.aliasMount("m1"));

        assertThat(aliasPairs(withAlias, "x".repeat(512))).containsEntry("scim_external_id", "x".repeat(512));
        assertThat(aliasPairs(withAlias, "x".repeat(513))).isEqualTo(Map.of("scim_client", "hr"));
        assertThat(aliasPairs(withAlias, "é".repeat(100))).isEqualTo(Map.of("scim_client", "hr"));
        assertThat(aliasPairs(withAlias, "")).isEqualTo(Map.of("scim_client", "hr"));
    }

    private static Map<String, String> aliasPairs(UserMapping mapping, String externalId) {
        User user = User.of("alice").externalId(externalId).build();
        return mapping.toVault(user.resource(), TIMES, Map.of())
                .aliases()
                .get(0)
                .customMetadata();
    }

    @Test
    void namesAnAliasOnEachMountByItsRule() {
        ScimClient client = HR.aliasRule(new AliasRule("m1", AttributePath.parse("userName"), true, true))
                .aliasRule(new AliasRule("m2", AttributePath.parse("emails.value"), false, false))
                .aliasRule(new AliasRule("m3", AttributePath.parse("externalId"), false, false))
                .aliasRule(new AliasRule(
                        "m4",
                        AttributePath.parse(
                                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber"),
                        false,
                        false))
                .aliasRule(new AliasRule("m5", AttributePath.parse("nickName"), false, false));
        User user = User.of("Alice@CORP")
                .email("first@x.test")
                .email(MultiValue.of("main@x.test").asPrimary())
                .enterprise(EnterpriseUser.of().employeeNumber("701984").build())
                .build();

        List<WantedAlias> aliases = new UserMapping(CoreSchemas.USER, client)
                .toVault(user.resource(), TIMES, Map.of())
                .aliases();

        Map<String, String> names = new HashMap<>();
        aliases.forEach(alias -> names.put(alias.mountAccessor(), alias.name()));
        assertThat(names)
                .containsExactlyInAnyOrderEntriesOf(Map.of("m1", "alice", "m2", "main@x.test", "m4", "701984"));
    }

    @Test
    void anAliasIsCalledVerbatimThoughTheEntityIsNot() {
        WantedUser wanted = new UserMapping(CoreSchemas.USER, HR.aliasMount("m1"))
                .toVault(User.of("a+b@x.test").build().resource(), TIMES, Map.of());

        assertThat(wanted.name()).isEqualTo("a%2Bb@x.test");
        assertThat(wanted.aliases()).extracting(WantedAlias::name).containsExactly("a+b@x.test");
    }

    @Test
    void refusesAnAliasUnderAReservedName() {
        ScimClient client = HR.aliasRule(new AliasRule("m1", AttributePath.parse("nickName"), false, false));
        Resource user = User.of("alice").nickName("Scim-Pending-1").build().resource();

        assertThatThrownBy(() -> new UserMapping(CoreSchemas.USER, client).toVault(user, TIMES, Map.of()))
                .isInstanceOf(ScimException.class)
                .hasMessage("The alias name from nickName begins with a reserved prefix "
                        + "(scim-pending-, scim-tombstone-, scim-client).");
    }

    @Test
    void refusesAUserWithoutAUserName() {
        Resource nobody = new Resource(JsonObject.of("title", new JsonString("Dr")));

        assertThatThrownBy(() -> mapping.toVault(nobody, TIMES, Map.of()))
                .isInstanceOf(ScimException.class)
                .hasMessage("userName is required.");
    }

    @Test
    void refusesHalfOfASurrogatePairInAnyAttribute() {
        Resource user = User.of("alice").name("\uD800", "J").build().resource();

        assertThatThrownBy(() -> mapping.toVault(user, TIMES, Map.of()))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        refusal -> assertThat(refusal.error().status()).isEqualTo(400))
                .hasMessage("A string holds half of a surrogate pair; it is not valid Unicode.");
    }

    @Test
    void showsGroupsAndMeta() {
        WantedUser wanted =
                toVault(User.of("alice").externalId("00u1").title("Dr").build());

        Resource shown = mapping.toScim(Users.entity(wanted), List.of(new UserGroup("g-1", "Engineers")));

        assertThat(shown.without("meta").toString())
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"id\":\"id-1\","
                        + "\"externalId\":\"00u1\",\"userName\":\"alice\",\"title\":\"Dr\",\"active\":true,"
                        + "\"groups\":[{\"value\":\"g-1\",\"display\":\"Engineers\",\"type\":\"direct\"}]}");
        assertThat(shown.meta().resourceType()).contains("User");
        assertThat(shown.meta().created()).contains(TIMES.created());
        assertThat(shown.meta().lastModified()).contains(TIMES.lastModified());
        assertThat(shown.meta().version().orElse("")).matches("W/\"[A-Za-z0-9_-]{20}\"");
    }

    @Test
    void theVersionFollowsTheContentAndNotTheGroups() {
        VaultEntity alice = Users.entity(toVault(User.of("alice").title("Dr").build()));
        VaultEntity locked =
                Users.entity(toVault(User.of("alice").title("Dr").active(false).build()));

        String version = version(mapping.toScim(alice, List.of()));

        assertThat(version(mapping.toScim(alice, List.of(new UserGroup("g", "G")))))
                .isEqualTo(version);
        assertThat(version(mapping.toScim(locked, List.of()))).isNotEqualTo(version);
    }

    @Test
    void theSameAttributesInAnotherOrderAreTheSameUser() {
        WantedUser stored = toVault(User.of("alice").title("Dr").nickName("Al").build());
        Resource again = User.of("alice").nickName("Al").title("Dr").build().resource();

        assertThat(mapping.toVault(again, TIMES, stored.metadata())).isEqualTo(stored);
    }

    private static String version(Resource resource) {
        return resource.meta().version().orElseThrow();
    }

    private WantedUser toVault(User user) {
        return mapping.toVault(user.resource(), TIMES, Map.of());
    }
}
