package io.scimvault.vault.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupPlannerTest {
    private static final Map<String, String> METADATA = Vaults.with(Vaults.MARKS, "scim_external_id", "00g1");

    private final GroupPlanner planner = new GroupPlanner(PendingNames.counting());

    @Test
    void createsAGroupInTwoWrites() {
        Golden.assertPrints(
                "create-group", planner.create(new WantedGroup("Engineers", METADATA, List.of("e-2", "e-1"))));
    }

    @Test
    void createsAGroupWithoutMembersWithoutTheField() {
        Golden.assertPrints("create-group-empty", planner.create(new WantedGroup("Engineers", METADATA, List.of())));
    }

    @Test
    void changesAllInOneWrite() {
        WantedGroup wanted = new WantedGroup("Builders", Vaults.MARKS, List.of("e-1", "e-3"));

        Golden.assertPrints("update-group", planner.update(group("e-1", "e-2"), wanted));
    }

    @Test
    void emptiesTheListWithAnEmptyText() {
        WantedGroup wanted = new WantedGroup("Engineers", METADATA, List.of());

        Golden.assertPrints("update-group-no-members", planner.update(group("e-1"), wanted));
    }

    @Test
    void theOrderOfMembersIsNoDifference() {
        WantedGroup wanted = new WantedGroup("Engineers", METADATA, List.of("e-2", "e-1"));

        assertThat(planner.update(group("e-1", "e-2"), wanted).isEmpty()).isTrue();
    }

    @Test
    void sendsAnyNumberOfMembersAsOneText() {
        List<String> ids = IntStream.range(0, 5_000).mapToObj(i -> "e-" + i).toList();

        VaultPlan plan = planner.update(group(), new WantedGroup("Engineers", METADATA, ids));

        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.steps().get(0).call().body().orElseThrow().get("member_entity_ids"))
                .contains(new JsonString(String.join(",", ids)));
    }

    @Test
    void deletesAGroupByItsId() {
        Golden.assertPrints("delete-group", planner.delete(group("e-1")));
    }

    @Test
    void registersAClientItsNameBeingTheCommit() {
        Golden.assertPrints(
                "register-client",
                new RegistryPlanner(PendingNames.counting())
                        .create("okta", Map.of("scim_registry", "okta", "scim_format", "1"), "e-7"));
    }

    @Test
    void sweepsById() {
        Golden.assertPrints("sweep-entity", SweepPlanner.entity("e-1"));
        Golden.assertPrints("sweep-alias", SweepPlanner.alias("a-1"));
        Golden.assertPrints("sweep-group", SweepPlanner.group("g-1"));
    }

    private static VaultGroup group(String... members) {
        return new VaultGroup(
                "g-1",
                "Engineers",
                false,
                METADATA,
                List.of("engineers"),
                List.of(members),
                List.of("g-2"),
                Vaults.THEN,
                Vaults.THEN);
    }
}
