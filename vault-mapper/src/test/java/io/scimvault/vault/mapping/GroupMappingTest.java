package io.scimvault.vault.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupMappingTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final ResourceTimes TIMES = ResourceTimes.createdAt(CREATED);
    private static final String STAMP = "2026-01-02T03:04:05.678Z/2026-01-02T03:04:05.678Z";

    private final GroupMapping mapping = new GroupMapping(CoreSchemas.GROUP, ScimClient.named("hr"));

    @Test
    void aGroupIsItsNameItsMarksAndItsMembers() {
        Group group = Group.of("Engineers")
                .externalId("00g1")
                .memberIds(List.of("b", "a", "b"))
                .extension("urn:example:x", JsonObject.of("team", new JsonString("core")))
                .build();

        assertThat(mapping.toVault(group.resource(), TIMES, Map.of(), List.of()))
                .isEqualTo(new WantedGroup(
                        "Engineers",
                        Map.of(
                                "scim_client", "hr",
                                "scim_format", "1",
                                "scim_times", STAMP,
                                "scim_external_id", "00g1",
                                "scim_doc_00", "{\"urn:example:x\":{\"team\":\"core\"}}"),
                        List.of("b", "a")));
    }

    @Test
    void aNameIsKeptVerbatim() {
        String name = "CORP/Engineers + Ops * rene\u0301 %2F";

        assertThat(toVault(Group.of(name).build()).name()).isEqualTo(name);
    }

    @Test
    void membersAndPairsOfOthersStay() {
        Group group = Group.of("Engineers").member("ours").build();

        WantedGroup wanted = mapping.toVault(
                group.resource(), TIMES, Map.of("team", "core", "scim_doc_00", "{}"), List.of("theirs", "ours"));

        assertThat(wanted.memberEntityIds()).containsExactly("ours", "theirs");
        assertThat(wanted.metadata())
                .isEqualTo(Map.of("team", "core", "scim_client", "hr", "scim_format", "1", "scim_times", STAMP));
    }

    @Test
    void showsTheMembersAskedForInOneOrder() {
        WantedGroup wanted =
                toVault(Group.of("Engineers").memberIds(List.of("b", "a", "x")).build());

        Resource shown = mapping.toScim(group(wanted), List.of("b", "a"));

        assertThat(shown.without("meta").toString())
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"id\":\"g-1\","
                        + "\"displayName\":\"Engineers\","
                        + "\"members\":[{\"value\":\"a\",\"type\":\"User\"},{\"value\":\"b\",\"type\":\"User\"}]}");
        assertThat(shown.meta().resourceType()).contains("Group");
        assertThat(shown.meta().created()).contains(CREATED);
        assertThat(mapping.toScim("g-1", wanted, TIMES, List.of("a", "b"))).isEqualTo(shown);
    }

    @Test
    void theVersionFollowsTheMembers() {
        VaultGroup group = group(toVault(Group.of("Engineers").build()));

        assertThat(mapping.toScim(group, List.of("a")).meta().version())
                .isNotEqualTo(mapping.toScim(group, List.of()).meta().version());
    }

    @Test
    void refusesANameThatCannotBe() {
        assertThatThrownBy(() -> toVault(Group.of("SCIM-client:okta").build()))
                .isInstanceOf(ScimException.class)
                .hasMessage("displayName begins with a reserved prefix (scim-pending-, scim-tombstone-, scim-client).");
        assertThatThrownBy(() -> mapping.toVault(new Resource(JsonObject.EMPTY), TIMES, Map.of(), List.of()))
                .isInstanceOf(ScimException.class)
                .hasMessage("displayName is required.");
    }

    private WantedGroup toVault(Group group) {
        return mapping.toVault(group.resource(), TIMES, Map.of(), List.of());
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
                CREATED,
                CREATED);
    }
}
