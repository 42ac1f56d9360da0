package io.scimvault.vault.plan;

import static io.scimvault.vault.plan.Vaults.HR;
import static io.scimvault.vault.plan.Vaults.HR_TWO_MOUNTS;
import static io.scimvault.vault.plan.Vaults.MARKS;
import static io.scimvault.vault.plan.Vaults.alias;
import static io.scimvault.vault.plan.Vaults.alice;
import static io.scimvault.vault.plan.Vaults.entity;
import static io.scimvault.vault.plan.Vaults.planner;
import static io.scimvault.vault.plan.Vaults.wanted;
import static io.scimvault.vault.plan.Vaults.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserPlannerTest {

    @Test
    void createsAUserWithoutAliasInTwoWrites() {
        Golden.assertPrints("create-user", planner(HR).create(alice()));
    }

    @Test
    void createsAUserWithAnAliasInThreeWritesTheLastOfWhichNamesTheAlias() {
        Golden.assertPrints(
                "create-user-one-alias",
                planner(HR.aliasMount("auth_oidc_1")).create(alice(wanted("auth_oidc_1", "alice"))));
    }

    @Test
    void createsAUserWithTwoAliasesInFiveWritesTheLastOfWhichNamesTheFirstAlias() {
        Golden.assertPrints(
                "create-user-two-aliases",
                planner(HR_TWO_MOUNTS)
                        .create(alice(wanted("auth_oidc_1", "alice"), wanted("auth_ldap_2", "CORP\\alice"))));
    }

    @Test
    void createsALockedUserLockedFromTheMomentItHasItsName() {
        WantedUser locked = new WantedUser("alice", true, MARKS, List.of(wanted("auth_oidc_1", "alice")));

        Golden.assertPrints(
                "create-user-locked", planner(HR.aliasMount("auth_oidc_1")).create(locked));
    }

    @Test
    void changesTheNameAlone() {
        WantedUser renamed = new WantedUser("alice.b", false, alice().metadata(), List.of());

        Golden.assertPrints("update-name", planner(HR).update(entity(), renamed));
    }

    @Test
    void changesMetadataAlone() {
        WantedUser promoted =
                new WantedUser("alice", false, with(MARKS, "scim_doc_00", "{\"title\":\"Prof\"}"), List.of());

        Golden.assertPrints("update-metadata", planner(HR).update(entity(), promoted));
    }

    @Test
    void locksOutByOneField() {
        WantedUser locked = new WantedUser("alice", true, alice().metadata(), List.of());

        Golden.assertPrints("update-disabled", planner(HR).update(entity(), locked));
    }

    @Test
    void renamesTheUserAndThenTheAliasWithAWayBack() {
        WantedUser renamed = new WantedUser(
                "alice.b", false, with(MARKS, "scim_doc_00", "{}"), List.of(wanted("auth_oidc_1", "alice.b")));

        VaultPlan plan =
                planner(HR.aliasMount("auth_oidc_1")).update(entity(alias("a-1", "auth_oidc_1", "alice")), renamed);

        Golden.assertPrints("rename", plan);
        assertThat(plan.steps().get(1).undo())
                .containsExactly(VaultCall.post(
                        Paths.entity(IdRef.known("e-1")),
                        JsonObject.builder()
                                .put("name", "alice")
                                .put("metadata", Bodies.pairs(alice().metadata()))
                                .build()));
    }

    @Test
    void givesBackALostAliasBehindAPendingName() {
        Golden.assertPrints(
                "alias-lost",
                planner(HR.aliasMount("auth_oidc_1")).update(entity(), alice(wanted("auth_oidc_1", "alice"))));
    }

    @Test
    void takesAwayTheAliasThatIsNoLongerWantedIfItIsItsOwn() {
        VaultAlias foreign = new VaultAlias("a-2", "e-1", "alice", "auth_ldap_2", Map.of(), Vaults.THEN);

        Golden.assertPrints(
                "alias-removed",
                planner(HR_TWO_MOUNTS).update(entity(alias("a-1", "auth_oidc_1", "alice"), foreign), alice()));
    }

    @Test
    void bringsAnAliasThatIsOutOfStepBackIntoStep() {
        VaultAlias old = new VaultAlias(
                "a-1",
                "e-1",
                "alice",
                "auth_oidc_1",
                Map.of("scim_external_id", "old", "note", "admin's"),
                Vaults.THEN);

        Golden.assertPrints(
                "alias-out-of-step",
                planner(HR.aliasMount("auth_oidc_1")).update(entity(old), alice(wanted("auth_oidc_1", "alice"))));
    }

    @Test
    void finishesAnAliasThatWasLeftPending() {
        VaultAlias pending = new VaultAlias(
                "a-1",
                "e-1",
                "scim-pending-77",
                "auth_oidc_1",
                with(Vaults.ALIAS_MARKS, "scim_pending", "attach"),
                Vaults.THEN);

        Golden.assertPrints(
                "alias-pending",
                planner(HR.aliasMount("auth_oidc_1")).update(entity(pending), alice(wanted("auth_oidc_1", "alice"))));
    }

    @Test
    void leavesAliasesOnOtherMountsAlone() {
        VaultAlias elsewhere = alias("a-9", "auth_cert_9", "alice-cert");

        assertThat(planner(HR.aliasMount("auth_oidc_1"))
                        .update(
                                entity(alias("a-1", "auth_oidc_1", "alice"), elsewhere),
                                alice(wanted("auth_oidc_1", "alice"))))
                .isEqualTo(new VaultPlan("change a user", List.of()));
    }

    @Test
    void adoptsAPersonInPlaceTheNameBeingTheCommit() {
        VaultAlias own = new VaultAlias("a-1", "e-1", "alice", "auth_oidc_1", Map.of("note", "admin's"), Vaults.THEN);
        VaultEntity person = entity("entity_1a2b3c4d.root", Map.of("team", "payments"), own);

        Golden.assertPrints(
                "adopt",
                adoptions(HR.aliasMount("auth_oidc_1"))
                        .adopt(person, Optional.of(own), alice(wanted("auth_oidc_1", "alice"))));
    }

    @Test
    void claimsAPersonByANameThatOnlyOneCanHave() {
        Golden.assertPrints("claim", adoptions(HR).claim(entity("entity_1a2b3c4d.root", Map.of())));
    }

    @Test
    void adoptsAnEntityThatAnAdminReleased() {
        VaultEntity released = entity("alice", Map.of("team", "payments", "scim_adopt", "hr"));

        VaultPlan plan = adoptions(HR.aliasMount("auth_oidc_1"))
                .adopt(released, Optional.empty(), alice(wanted("auth_oidc_1", "alice")));

        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.toString()).doesNotContain("scim_adopt").contains("team = payments");
    }

    @Test
    void locksAUserOutBeforeTheGroupsAreLeft() {
        Golden.assertPrints(
                "lock-out",
                LeaverPlanner.lockOut(
                        entity(), Map.of("g-2", List.of(), "g-1", List.of("e-2", "e-3")), Map.of("scim_client", "hr")));
    }

    @Test
    void locksAUserWithoutGroupsOutByOneWrite() {
        assertThat(LeaverPlanner.lockOut(entity(), Map.of(), Map.of("scim_client", "hr"))
                        .steps())
                .hasSize(1)
                .allSatisfy(step -> assertThat(step.call().body().orElseThrow().bool("disabled"))
                        .contains(true));
    }

    @Test
    void deletesAUserByItsId() {
        Golden.assertPrints("delete-user", LeaverPlanner.delete(entity()));
    }

    @Test
    void aValueCannotPassForALineOfThePlan() {
        Map<String, String> forged = with(alice().metadata(), "team", "x\n  2. - DELETE identity/entity/id/e-2");

        assertThat(planner(HR)
                        .update(entity(), new WantedUser("alice", false, forged, List.of()))
                        .toString())
                .contains("         team = \"x\\n  2. - DELETE identity/entity/id/e-2\"\n")
                .hasLineCount(8);
    }

    @Test
    void planningForWhatIsThereAlreadyPrintsAsNothing() {
        assertThat(planner(HR).update(entity(), alice()))
                .hasToString("Plan: change a user, 0 calls (nothing to change)\n");
    }

    private static AdoptionPlanner adoptions(ScimClient client) {
        return new AdoptionPlanner(client, PendingNames.counting());
    }
}
