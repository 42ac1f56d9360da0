package io.scimvault.vault.driver;

import static io.scimvault.vault.driver.VaultSessionScript.data;
import static io.scimvault.vault.driver.VaultSessionScript.done;
import static io.scimvault.vault.driver.VaultSessionScript.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedGroup;
import io.scimvault.vault.identity.WantedUser;
import io.scimvault.vault.plan.GroupPlanner;
import io.scimvault.vault.plan.PendingNames;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.UserPlanner;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanRunnerTest {
    private static final ScimClient HR = ScimClient.named("hr").aliasMount("m1").aliasMount("m2");
    private static final Map<String, String> MARKS = Map.of("scim_client", "hr");

    private final VaultSessionScript vault = new VaultSessionScript();
    private final PlanRunner runner = new PlanRunner(new VaultSession(vault, TokenSources.fixed("t")));
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(20));

    private static VaultPlan create(String... mounts) {
        List<WantedAlias> aliases = List.of(mounts).stream()
                .map(mount -> new WantedAlias(mount, "alice", MARKS))
                .toList();
        return new UserPlanner(HR, PendingNames.counting()).create(new WantedUser("alice", false, MARKS, aliases));
    }

    private static VaultReply born(String id, String entityId) {
        return data(
                JsonObject.builder().put("id", id).put("canonical_id", entityId).build());
    }

    @Test
    void stepsAreTakenInOrderWithTheIdsOfEarlierOnes() {
        vault.then(data("id", "e-1"))
                .then(born("a-1", "e-1"))
                .then(born("a-2", "e-1"))
                .then(done())
                .then(done())
                .then(done());

        PlanOutcome outcome = runner.run(create("m1", "m2"), deadline);

        assertThat(outcome).isEqualTo(new PlanOutcome.Done(Map.of("entity", "e-1", "alias1", "a-1", "alias2", "a-2")));
        assertThat(vault.paths())
                .containsExactly(
                        "POST identity/entity",
                        "POST identity/entity-alias",
                        "POST identity/entity-alias",
                        "POST identity/entity-alias/id/a-1",
                        "POST identity/entity-alias/id/a-2",
                        "POST identity/entity/id/e-1");
        assertThat(vault.calls.get(1).body().orElseThrow().string("canonical_id"))
                .contains("e-1");
    }

    @Test
    void anExpectedRefusalTakesBackWhatWasDone() {
        vault.then(data("id", "e-1"))
                .then(refusal(400, "entity name is already in use"))
                .then(done());

        assertThat(runner.run(create(), deadline)).isEqualTo(new PlanOutcome.Refused(1, Refusal.NAME_TAKEN, 0));
        assertThat(vault.paths())
                .containsExactly(
                        "POST identity/entity", "POST identity/entity/id/e-1", "DELETE identity/entity/id/e-1");
    }

    @Test
    void whatCannotBeTakenBackIsLeftToTheSweep() {
        vault.then(data("id", "e-1")).then(refusal(400, "entity name is already in use"));
        vault.thenNothing().thenNothing().thenNothing();

        assertThat(runner.run(create(), deadline)).isEqualTo(new PlanOutcome.Refused(1, Refusal.NAME_TAKEN, 1));
    }

    @Test
    void whatIsGoneAlreadyNeedsNoTakingBackAndWhatVaultKeepsIsLeft() {
        vault.then(data("id", "e-1"))
                .then(refusal(400, "entity name is already in use"))
                .then(refusal(404));
        assertThat(runner.run(create(), deadline)).isEqualTo(new PlanOutcome.Refused(1, Refusal.NAME_TAKEN, 0));
        vault.then(data("id", "e-1"))
                .then(refusal(400, "entity name is already in use"))
                .then(refusal(400, "no"));
        assertThat(runner.run(create(), deadline)).isEqualTo(new PlanOutcome.Refused(1, Refusal.NAME_TAKEN, 1));
    }

    /** Somebody may have changed the object since. */
    @Test
    void aChangeThatTakesBackIsNotRepeatedEither() {
        VaultAlias alias = new VaultAlias("a-1", "e-1", "alice", "m1", MARKS, Instant.EPOCH);
        VaultEntity alice = new VaultEntity(
                "e-1",
                "alice",
                false,
                MARKS,
                List.of(),
                List.of(alias),
                List.of(),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH);
        VaultPlan plan = new UserPlanner(HR, PendingNames.counting())
                .update(alice, new WantedUser("bob", false, MARKS, List.of(new WantedAlias("m1", "bob", MARKS))));
        vault.then(done())
                .then(refusal(400, "alias with combination of mount accessor and name already exists"))
                .thenNothing();

        assertThat(runner.run(plan, deadline))
                .isInstanceOfSatisfying(
                        PlanOutcome.Failed.class,
                        failed -> assertThat(failed.leftPending()).isEqualTo(1));
        assertThat(vault.paths())
                .containsExactly(
                        "POST identity/entity/id/e-1",
                        "POST identity/entity-alias/id/a-1",
                        "POST identity/entity/id/e-1");
    }

    @Test
    void anyOtherRefusalStopsWithoutTakingBackWhatMayBeTheCommit() {
        vault.then(born("a-1", "e-1")).then(refusal(403, "1 error occurred:\n\t* permission denied\n\n"));

        PlanOutcome outcome = runner.run(create("m1"), deadline);

        assertThat(outcome).isInstanceOfSatisfying(PlanOutcome.Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo(1);
            assertThat(failed.notBegun()).isEqualTo(1);
            assertThat(failed.fault().error().status()).isEqualTo(503);
            assertThat(failed.fault()).hasMessage("Vault does not let this service do what is needed.");
        });
        assertThat(vault.calls).hasSize(2);
    }

    @Test
    void aGroupWithAnUnknownMemberIsRefusedBeforeItIsThere() {
        vault.then(refusal(500, "1 error occurred:\n\t* invalid entity ID \"e-9\"\n\n"));
        VaultPlan plan = new GroupPlanner(PendingNames.counting()).create(new WantedGroup("g", MARKS, List.of("e-9")));

        assertThat(runner.run(plan, deadline)).isEqualTo(new PlanOutcome.Refused(0, Refusal.UNKNOWN_MEMBER, 0));
        assertThat(vault.calls).hasSize(1);
    }

    /** Somebody may have renamed the object since: the repetition would take that back, and a refusal of it undo what was done. */
    @Test
    void aChangeByIdWhoseAnswerWasLostIsNotRepeated() {
        vault.then(data("id", "e-1")).thenNothing();

        assertThat(runner.run(create(), deadline)).isInstanceOf(PlanOutcome.Failed.class);
        assertThat(vault.paths()).containsExactly("POST identity/entity", "POST identity/entity/id/e-1");
    }

    @Test
    void aChangeByIdThatVaultHasNotBegunIsRepeated() {
        vault.then(data("id", "e-1"))
                .then(refusal(503, "Vault is sealed"))
                .then(refusal(429, "rate limit quota exceeded"))
                .then(done());

        assertThat(runner.run(create(), deadline)).isEqualTo(new PlanOutcome.Done(Map.of("entity", "e-1")));
    }

    @Test
    void noStepBeginsBehindTheDeadline() {
        Deadline short_ = Deadline.after(Duration.ofMillis(60));
        vault.then(() -> {
            sleep(90);
            return data("id", "e-1");
        });

        PlanOutcome outcome = runner.run(create(), short_);

        assertThat(outcome).isInstanceOfSatisfying(PlanOutcome.Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo(1);
            assertThat(failed.notBegun()).isZero();
            assertThat(failed.fault()).hasMessage("Vault did not finish in time; the request can be repeated.");
        });
        assertThat(vault.calls).hasSize(1);
    }

    @Test
    void anEntityBornTwiceIsFoundByItsPendingName() {
        vault.thenNothing().then(done()).then(data("id", "e-1")).then(done());

        assertThat(runner.run(create(), deadline)).isEqualTo(new PlanOutcome.Done(Map.of("entity", "e-1")));
        assertThat(vault.paths())
                .containsExactly(
                        "POST identity/entity",
                        "POST identity/entity",
                        "POST identity/lookup/entity",
                        "POST identity/entity/id/e-1");
        assertThat(vault.calls.get(2).body().orElseThrow().toString()).isEqualTo("{\"name\":\"scim-pending-1\"}");
    }

    @Test
    void anAliasBornTwiceIsFoundAmongTheAliasesOfItsEntity() {
        JsonObject other =
                JsonObject.builder().put("id", "a-9").put("name", "other").build();
        JsonObject own = JsonObject.builder()
                .put("id", "a-1")
                .put("name", "scim-pending-1")
                .build();
        vault.then(done())
                .then(data(JsonObject.builder()
                        .put("id", "e-1")
                        .put("aliases", JsonArray.of(List.of(other, own)))
                        .build()))
                .then(done())
                .then(done());

        assertThat(runner.run(create("m1"), deadline))
                .isEqualTo(new PlanOutcome.Done(Map.of("entity", "e-1", "alias1", "a-1")));
        assertThat(vault.calls.get(1).body().orElseThrow().toString())
                .isEqualTo("{\"alias_name\":\"scim-pending-1\",\"alias_mount_accessor\":\"m1\"}");
    }

    @Test
    void whatWasBornAndIsGoneAgainEndsThePlan() {
        vault.then(done()).then(done());

        assertThat(runner.run(create(), deadline)).isInstanceOfSatisfying(PlanOutcome.Failed.class, failed -> {
            assertThat(failed.step()).isZero();
            assertThat(failed.notBegun()).isEqualTo(1);
            assertThat(failed.fault().error().status()).isEqualTo(503);
        });
    }

    @Test
    void anIdThatIsNoneEndsThePlan() {
        vault.then(data("id", "../sys/seal"));

        assertThat(runner.run(create(), deadline))
                .isInstanceOfSatisfying(
                        PlanOutcome.Failed.class,
                        failed -> assertThat(failed.fault().error().status()).isEqualTo(503));
        assertThat(vault.calls).hasSize(1);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
