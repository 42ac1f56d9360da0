package io.scimvault.vault.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupPlannerTest {
    private static final Map<String, String> METADATA = Vaults.with(Vaults.MARKS, "scim_external_id", "00g1");

    private static final List<String> CHILDREN = List.of("g-2", "g-3");

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
    void putsGroupsIntoANewGroupWithItsName() {
        Golden.assertPrints(
                "create-group-nested",
                planner.create(new WantedGroup("Engineers", METADATA, List.of("e-1"), List.of("g-2", "g-3"))));
    }

    @Test
    void adoptsInOneWrite() {
        WantedGroup wanted = new WantedGroup("ENGINEERS", Vaults.MARKS, List.of("e-1", "e-2"), CHILDREN);

        Golden.assertPrints("adopt-group", planner.adopt(group("e-1"), wanted));
    }

    @Test
    void whereNoGroupComesOrGoesNoneIsSentOrWritten() {
        VaultPlan plan = planner.update(group("e-1"), new WantedGroup("Engineers", METADATA, List.of("e-2"), CHILDREN));

        assertThat(plan.steps()).hasSize(1).allSatisfy(step -> {
            assertThat(step.call().body().orElseThrow().names()).containsExactly("member_entity_ids");
            assertThat(step.undo()).isEmpty();
        });
    }

    @Test
    void eachGroupThatComesOrGoesIsWrittenAnewWhereTheListIsRefused() {
        VaultPlan plan = planner.update(
                group("e-1"), new WantedGroup("Engineers", METADATA, List.of("e-1"), List.of("g-4", "g-2")));

        assertThat(plan.steps()).hasSize(1).allSatisfy(step -> {
            assertThat(step.call().body().orElseThrow().string("member_group_ids"))
                    .contains("g-4,g-2");
            assertThat(step.undo()).containsExactly(rewritten("g-3"), rewritten("g-4"));
            assertThat(step.expected()).contains(Refusal.CYCLE, Refusal.UNKNOWN_MEMBER);
        });
    }

    private static VaultCall rewritten(String id) {
        return VaultCall.post(Paths.group(IdRef.known(id)), JsonObject.EMPTY);
    }

    @Test
    void deletesAGroupWithoutGroupsInOneWrite() {
        VaultGroup alone = new VaultGroup(
                "g-1",
                "Engineers",
                false,
                METADATA,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Vaults.THEN,
                Vaults.THEN);

        assertThat(GroupPlanner.delete(alone).steps())
                .containsExactly(Step.of(VaultCall.delete(Paths.group(IdRef.known("g-1"))), List.of()));
    }

    @Test
    void changesAllInOneWrite() {
        WantedGroup wanted = new WantedGroup("Builders", Vaults.MARKS, List.of("e-1", "e-3"), List.of("g-2", "g-4"));

        Golden.assertPrints("update-group", planner.update(group("e-1", "e-2"), wanted));
    }

    @Test
    void emptiesTheListWithAnEmptyText() {
        WantedGroup wanted = new WantedGroup("Engineers", METADATA, List.of(), CHILDREN);

        Golden.assertPrints("update-group-no-members", planner.update(group("e-1"), wanted));
    }

    @Test
    void theOrderOfMembersIsNoDifference() {
        WantedGroup wanted = new WantedGroup("Engineers", METADATA, List.of("e-2", "e-1"), List.of("g-3", "g-2"));

        assertThat(planner.update(group("e-1", "e-2"), wanted).isEmpty()).isTrue();
    }

    @Test
    void sendsAnyNumberOfMembersAsOneText() {
        List<String> ids = IntStream.range(0, 5_000).mapToObj(i -> "e-" + i).toList();

        VaultPlan plan = planner.update(group(), new WantedGroup("Engineers", METADATA, ids, CHILDREN));

        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.steps().get(0).call().body().orElseThrow().get("member_entity_ids"))
                .contains(new JsonString(String.join(",", ids)));
    }

    @Test
    void deletesAGroupByItsId() {
        Golden.assertPrints("delete-group", GroupPlanner.delete(group("e-1")));
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
                List.of("g-2", "g-3"),
                List.of("g-9"),
                Vaults.THEN,
                Vaults.THEN);
    }
}
