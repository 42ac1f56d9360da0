package io.scimvault.vault.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.vault.identity.IdentityReader;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryPlannerTest {
    private static final String MARK = "'custom_metadata':{'scim_client':'hr','scim_external_id':'1','desk':'7'}";

    private static JsonObject object(String text) {
        return (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(text.replace('\'', '"'));
    }

    private static VaultEntity entity(String metadata, String... aliases) {
        return IdentityReader.entity(object("{'id':'e-1','name':'alice','disabled':true,'metadata':" + metadata
                + ",'aliases':[" + String.join(",", aliases) + "]}"));
    }

    private static String alias(String id, String name, String customMetadata) {
        return "{'id':'" + id + "','canonical_id':'e-1','name':'" + name + "','mount_accessor':'m'," + customMetadata
                + "}";
    }

    private static VaultGroup group(String metadata) {
        return IdentityReader.group(object("{'id':'g-1','name':'Engineers','policies':['ops'],"
                + "'member_entity_ids':['e-1','e-2'],'metadata':" + metadata + "}"));
    }

    @Test
    void anOrphanKeepsWhatIsNotOursAndTheEntityComesLast() {
        VaultEntity alice = entity(
                "{'scim_client':'hr','scim_format':'1','scim_doc_00':'{}','scim_adopt':'next','team':'core'}",
                alias("a-1", "alice", MARK),
                alias("a-2", "alice", "'custom_metadata':{'scim_client':'other'}"),
                alias("a-3", "scim-pending-1", "'custom_metadata':{'scim_client':'hr','scim_pending':'attach'}"),
                alias("a-4", "alice", "'custom_metadata':null"));

        Golden.assertPrints("orphan-user", RegistryPlanner.orphan(alice, "hr"));
        Golden.assertPrints("release-aliases", RegistryPlanner.release(alice, "hr"));
    }

    @Test
    void whatIsNobodysIsLeftAlone() {
        VaultEntity alice =
                entity("{'team':'core','scim_adopt':'next'}", alias("a-4", "alice", "'custom_metadata':{}"));

        assertThat(RegistryPlanner.orphan(alice, "hr").isEmpty()).isTrue();
        assertThat(RegistryPlanner.release(alice, "hr").isEmpty()).isTrue();
        assertThat(RegistryPlanner.orphan(group("{'team':'core'}"), List.of("e-1", "e-2"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void anOrphanedGroupSendsItsMembersOnlyWhereOneIsMissing() {
        VaultGroup group = group("{'scim_client':'hr','scim_doc_00':'{}','team':'core'}");

        Golden.assertPrints("orphan-group", RegistryPlanner.orphan(group, List.of("e-1", "e-2")));
        Golden.assertPrints("orphan-group-healed", RegistryPlanner.orphan(group, List.of("e-2")));
    }

    @Test
    void aClientIsChangedInOneWriteOrNone() {
        VaultGroup group = group("{'scim_registry':'hr','owner':'me'}");
        Map<String, String> same = group.metadata();

        assertThat(RegistryPlanner.update(group, same, List.of("e-1", "e-2")).isEmpty())
                .isTrue();
        Golden.assertPrints(
                "update-client", RegistryPlanner.update(group, Map.of("scim_registry", "hr"), List.of("e-3")));
    }

    @Test
    void noPairThatWasOursPassesForAnAdminsAfterwards() {
        VaultEntity alice =
                entity("{'scim_client':'hr','scim_keys':'team,title','team':'core','title':'Dr','desk':'7'}");

        assertThat(RegistryPlanner.orphan(alice, "hr").toString())
                .contains("desk = 7")
                .doesNotContain("team", "title", "scim_");
    }

    @Test
    void groupsInADeletedOneDoNotNameItAsTheirParent() {
        VaultGroup head = IdentityReader.group(
                object("{'id':'g-1','name':'Head','metadata':{'scim_client':'hr'},'member_group_ids':['g-2']}"));

        assertThat(RegistryPlanner.delete(head).steps())
                .extracting(step -> step.call().toString())
                .containsExactly("POST identity/group/id/g-1", "DELETE identity/group/id/g-1");
    }

    @Test
    void deletesByIdAlone() {
        assertThat(RegistryPlanner.remove(group("{}")))
                .hasToString("Plan: remove a SCIM client, 1 call\n  1. - DELETE identity/group/id/g-1\n");
        assertThat(RegistryPlanner.delete(group("{}")))
                .hasToString("Plan: delete a group of a SCIM client, 1 call\n  1. - DELETE identity/group/id/g-1\n");
        assertThat(RegistryPlanner.delete(entity("{}")))
                .hasToString("Plan: delete a user of a SCIM client, 1 call\n  1. - DELETE identity/entity/id/e-1\n");
    }
}
