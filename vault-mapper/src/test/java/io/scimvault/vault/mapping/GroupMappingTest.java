package io.scimvault.vault.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupMappingTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final ResourceTimes TIMES = ResourceTimes.createdAt(CREATED);
    private static final String STAMP = "2026-01-02T03:04:05.678Z/2026-01-02T03:04:05.678Z";

    private static final ScimClient HR = ScimClient.named("hr");

    private final GroupMapping mapping = new GroupMapping(CoreSchemas.GROUP, HR, MappingConfig.usual());

    @Test
    void aGroupIsItsNameItsMarksAndItsMembers() {
        Group group = Group.of("Engineers")
                .externalId("00g1")
                .memberIds(List.of("b", "a", "b"))
                .extension("urn:example:x", JsonObject.of("team", new JsonString("core")))
                .build();

        assertThat(mapping.toVault(
                        group.resource(), TIMES, Map.of(), new Members(List.of("b", "a", "b"), List.of("g", "g"))))
                .isEqualTo(new WantedGroup(
                        "Engineers",
                        Map.of(
                                "scim_client", "hr",
                                "scim_format", "1",
                                "scim_times", STAMP,
                                "scim_external_id", "00g1",
                                "scim_doc_00", "{\"urn:example:x\":{\"team\":\"core\"}}"),
                        List.of("b", "a"),
                        List.of("g")));
    }

    @Test
    void aNameIsKeptVerbatim() {
        String name = "CORP/Engineers + Ops * rene\u0301 %2F";

        assertThat(toVault(Group.of(name).build()).name()).isEqualTo(name);
    }

    @Test
    void pairsOfOthersStay() {
        Group group = Group.of("Engineers").build();

        WantedGroup wanted = mapping.toVault(
                group.resource(), TIMES, Map.of("team", "core", "scim_doc_00", "{}", "scim_adopt", "hr"), Members.NONE);

        assertThat(wanted.metadata())
                .isEqualTo(Map.of("team", "core", "scim_client", "hr", "scim_format", "1", "scim_times", STAMP));
    }

    @Test
    void showsTheMembersAskedForInOneOrder() {
        WantedGroup wanted = toVault(Group.of("Engineers").build());
        Members members = new Members(List.of("c", "a"), List.of("b"));

        Resource shown = mapping.toScim(group(wanted), members);

        assertThat(shown.without("meta").toString())
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"id\":\"g-1\","
                        + "\"displayName\":\"Engineers\","
                        + "\"members\":[{\"value\":\"a\",\"type\":\"User\"},{\"value\":\"b\",\"type\":\"Group\"},"
                        + "{\"value\":\"c\",\"type\":\"User\"}]}");
        assertThat(shown.meta().resourceType()).contains("Group");
        assertThat(shown.meta().created()).contains(CREATED);
        assertThat(mapping.toScim("g-1", wanted, TIMES, members)).isEqualTo(shown);
    }

    @Test
    void theVersionFollowsTheMembers() {
        VaultGroup group = group(toVault(Group.of("Engineers").build()));

        assertThat(Stream.of(Members.NONE, users("a"), users("a", "b"), new Members(List.of(), List.of("a")))
                        .map(members -> mapping.toScim(group, members).meta().version()))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesANameThatCannotBe() {
        assertThatThrownBy(() -> toVault(Group.of("SCIM-client:okta").build()))
                .isInstanceOf(ScimException.class)
                .hasMessage("displayName begins with a reserved prefix (scim-pending-, scim-tombstone-, scim-client).");
        assertThatThrownBy(() -> mapping.toVault(new Resource(JsonObject.EMPTY), TIMES, Map.of(), Members.NONE))
                .isInstanceOf(ScimException.class)
                .hasMessage("displayName is required.");
    }

    @Test
    void aMemberIsCalledAGroupInAnyLetterCaseAndCountsOnce() {
        Resource group = new Resource(JsonObject.EMPTY)
                .with(
                        "members",
                        JsonArray.of(List.of(
                                member("a", "User"), member("b", "group"), member("c", ""), member("b", "User"))));

        assertThat(GroupMapping.memberIds(group)).isEqualTo(Map.of("a", false, "b", true, "c", false));
        assertThat(GroupMapping.memberIds(group).keySet()).containsExactly("a", "b", "c");
    }

    @Test
    void aMemberWithoutAValueIsRefused() {
        Resource group = new Resource(JsonObject.EMPTY)
                .with("members", JsonArray.of(List.of(JsonObject.of("$ref", new JsonString("https://x/Users/1")))));

        assertThatThrownBy(() -> mapping.kept(group))
                .isInstanceOf(ScimException.class)
                .hasMessage("Each of members must have a value: the id of a user or group.");
    }

    @Test
    void aUserComesAndGoesBesideMembersOfBothKinds() {
        Resource group =
                mapping.toScim(group(toVault(Group.of("Engineers").build())), new Members(List.of("a"), List.of("b")));

        Resource more = mapping.withMember(group, "c").after();
        assertThat(GroupMapping.memberIds(more)).isEqualTo(Map.of("a", false, "b", true, "c", false));
        assertThat(mapping.withMember(group, "a").after()).isEqualTo(group);
        assertThat(GroupMapping.memberIds(mapping.withoutMember(more, "a").after()))
                .isEqualTo(Map.of("b", true, "c", false));
        assertThat(mapping.withoutMember(group, "x").after()).isEqualTo(group);
    }

    @Test
    void aNameFollowsTheClientsRuleAndComesBackExactly() {
        GroupMapping okta =
                new GroupMapping(CoreSchemas.GROUP, HR.groupNames(NameRule.prefix("okta-")), MappingConfig.usual());
        for (String name : List.of("Everyone", "okta-Everyone", "OKTA-x", "\u00e9", "e\u0301 ")) {
            WantedGroup wanted = okta.toVault(Group.of(name).build().resource(), TIMES, Map.of(), Members.NONE);

            assertThat(wanted.name()).isEqualTo("okta-" + name);
            assertThat(new Group(okta.toScim(group(wanted), Members.NONE)).displayName())
                    .isEqualTo(name);
            assertThat(wanted.metadata()).doesNotContainKey("scim_doc_00");
        }
    }

    @Test
    void aNameThatARuleCannotGiveBackIsKeptUntilAnAdminRenamesTheGroup() {
        NameRule lower = new NameRule() {
            @Override
            public String toVault(String name) {
                return name.toLowerCase(Locale.ROOT);
            }

            @Override
            public String toScim(String vaultName) {
                return vaultName;
            }
        };
        ScimClient client = HR.groupNames(lower);
        GroupMapping mapped = new GroupMapping(CoreSchemas.GROUP, client, MappingConfig.usual());

        WantedGroup wanted = mapped.toVault(Group.of("Engineers").build().resource(), TIMES, Map.of(), Members.NONE);
        VaultGroup renamed = group(new WantedGroup("builders", wanted.metadata(), List.of()));

        assertThat(wanted.name()).isEqualTo("engineers");
        assertThat(wanted.metadata()).containsEntry("scim_doc_00", "{\"displayName\":\"Engineers\"}");
        assertThat(GroupMapping.displayName(client, group(wanted))).isEqualTo("Engineers");
        assertThat(new Group(mapped.toScim(group(wanted), Members.NONE)).displayName())
                .isEqualTo("Engineers");
        assertThat(GroupMapping.displayName(client, renamed)).isEqualTo("builders");
        assertThat(new Group(mapped.toScim(renamed, Members.NONE)).displayName())
                .isEqualTo("builders");
    }

    @Test
    void aNameThatARuleMakesReservedOrTooLongIsRefused() {
        NameRule rule = new NameRule() {
            @Override
            public String toVault(String name) {
                return name.equals("x") ? "SCIM-client:x" : name.repeat(100);
            }

            @Override
            public String toScim(String vaultName) {
                return vaultName;
            }
        };
        GroupMapping mapped = new GroupMapping(CoreSchemas.GROUP, HR.groupNames(rule), MappingConfig.usual());

        for (String name : List.of("x", "too long")) {
            assertThatThrownBy(() -> mapped.toVault(Group.of(name).build().resource(), TIMES, Map.of(), Members.NONE))
                    .isInstanceOf(ScimException.class)
                    .hasMessageStartingWith("displayName ");
        }
    }

    @Test
    void theHostsFunctionsSeeWhatIsKeptAndWhatIsShown() {
        MappingConfig config = MappingConfig.usual()
                .groupToVault((client, group) -> group.with("externalId", new JsonString(client.name() + "-1")))
                .groupToScim((client, group) -> group.without("externalId"));
        GroupMapping mapped = new GroupMapping(CoreSchemas.GROUP, HR, config);

        WantedGroup wanted =
                mapped.toVault(mapped.kept(Group.of("g").build().resource()), TIMES, Map.of(), Members.NONE);

        assertThat(wanted.metadata()).containsEntry("scim_external_id", "hr-1");
        assertThat(mapped.toScim(group(wanted), Members.NONE).externalId()).isEmpty();
        assertThat(mapping.toScim(group(wanted), Members.NONE).externalId()).contains("hr-1");
    }

    private static JsonObject member(String id, String type) {
        return JsonObject.builder().put("value", id).put("type", type).build();
    }

    private static Members users(String... ids) {
        return new Members(List.of(ids), List.of());
    }

    private WantedGroup toVault(Group group) {
        return mapping.toVault(group.resource(), TIMES, Map.of(), Members.NONE);
    }

    private static VaultGroup group(WantedGroup wanted) {
        return new VaultGroup(
                "g-1",
                wanted.name(),
                false,
                wanted.metadata(),
                List.of("engineers"),
                wanted.memberEntityIds(),
                List.of(),
                List.of(),
                CREATED,
                CREATED);
    }
}
