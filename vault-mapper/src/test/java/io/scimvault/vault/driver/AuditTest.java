package io.scimvault.vault.driver;

import static io.scimvault.vault.driver.VaultSessionScript.data;
import static io.scimvault.vault.driver.VaultSessionScript.done;
import static io.scimvault.vault.driver.VaultSessionScript.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.AuditEvent.CallEnded;
import io.scimvault.vault.driver.AuditEvent.OperationBegun;
import io.scimvault.vault.driver.AuditEvent.OperationEnded;
import io.scimvault.vault.driver.AuditEvent.PlanEnd;
import io.scimvault.vault.driver.AuditEvent.PlanEnded;
import io.scimvault.vault.driver.Operation.Verb;
import io.scimvault.vault.identity.WantedUser;
import io.scimvault.vault.plan.PendingNames;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.UserPlanner;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What an audit listener is told, and that telling it never changes what is done. */
class AuditTest {
    private static final Operation CREATE = new Operation(Verb.CREATE, "User", "hr");
    private static final VaultPlan PLAN = new UserPlanner(ScimClient.named("hr"), PendingNames.counting())
            .create(new WantedUser("alice", false, Map.of("scim_client", "hr"), List.of()));

    private final List<AuditEvent> events = new ArrayList<>();
    private final VaultSessionScript vault = new VaultSessionScript();
    private final Operations operations = new Operations(events::add);
    private final VaultSession session = new VaultSession(vault, TokenSources.fixed("t"), events::add);
    private final PlanRunner runner = new PlanRunner(session);

    private PlanOutcome create() {
        return operations.run(CREATE, () -> runner.run(PLAN, Deadline.after(Duration.ofSeconds(20))));
    }

    private <E extends AuditEvent> List<E> told(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void tellsAnOperationItsCallsAndItsPlanUnderOneId() {
        vault.then(data("id", "e-1")).then(done());

        create();

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("OperationBegun", "CallEnded", "CallEnded", "PlanEnded", "OperationEnded");
        assertThat(events.stream().map(AuditEvent::correlationId).distinct()).hasSize(1);
    }

    @Test
    void countsCallsAndWritesAndSaysHowItEnded() {
        vault.then(data("id", "e-1")).then(done());
        create();

        assertThat(told(OperationBegun.class))
                .extracting(OperationBegun::operation)
                .containsExactly(CREATE);
        OperationEnded ended = told(OperationEnded.class).get(0);
        assertThat(ended.status()).isEqualTo(201);
        assertThat(ended.calls()).isEqualTo(2);
        assertThat(ended.writes()).isEqualTo(2);
        assertThat(ended.operation()).hasToString("create User");
        PlanEnded plan = told(PlanEnded.class).get(0);
        assertThat(plan.title()).isEqualTo("create a user");
        assertThat(plan.steps()).isEqualTo(2);
        assertThat(plan.end()).isEqualTo(new PlanEnd.Done());
    }

    @Test
    void tellsEveryAttemptAndWhatWasWrongWithIt() {
        vault.then(refusal(503, "Vault is sealed")).thenNothing().then(data("id", "e-1"));
        vault.then(refusal(400, "entity name is already in use")).then(done());

        create();

        assertThat(told(CallEnded.class))
                .extracting(call -> call.attempt() + " " + call.method() + " " + call.path() + " "
                        + call.status().orElse(0) + " "
                        + call.fault().map(Enum::name).orElse("-"))
                .containsExactly(
                        "1 POST identity/entity 503 SEALED",
                        "2 POST identity/entity 0 NO_ANSWER",
                        "3 POST identity/entity 200 -",
                        "1 POST identity/entity/id/{id} 400 NAME_TAKEN",
                        "1 DELETE identity/entity/id/{id} 204 -");
        assertThat(told(PlanEnded.class).get(0).end()).isEqualTo(new PlanEnd.Refused(1, Refusal.NAME_TAKEN, 0));
    }

    @Test
    void tellsWhatAFailureLeftBehind() {
        vault.then(data("id", "e-1")).thenNothing();
        create();

        assertThat(told(PlanEnded.class).get(0).end()).isEqualTo(new PlanEnd.Failed(1, 0, 1, 503));
    }

    @Test
    void tellsTheStatusOfARefusalAndOfABreakdown() {
        assertThatThrownBy(() -> operations.<String>run(CREATE, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        Operation read = new Operation(Verb.READ, "User", "hr");
        operations.run(read, Optional::empty);
        operations.run(read, () -> Optional.of("alice"));
        assertThatThrownBy(() -> operations.<String>run(CREATE, () -> {
                    throw VaultFaults.late();
                }))
                .isInstanceOf(ScimException.class);
        operations.run(new Operation(Verb.DELETE, "User", "hr"), () -> "e-1");
        operations.run(new Operation(Verb.AUTHENTICATE, "caller", ""), Optional::empty);

        assertThat(told(OperationEnded.class))
                .extracting(OperationEnded::status)
                .containsExactly(500, 404, 200, 503, 204, 401);
    }

    @Test
    void operationsOfOneRequestShareItsIdAndCountTheirOwnCalls() {
        vault.then(data("id", "e-1")).then(done()).then(data("id", "e-2")).then(done());

        operations.request("r-1", () -> {
            create();
            return create();
        });
        create(new VaultSessionScript());

        assertThat(events.subList(0, 10)).extracting(AuditEvent::correlationId).containsOnly("r-1");
        assertThat(told(OperationEnded.class).subList(0, 2))
                .extracting(OperationEnded::calls)
                .containsExactly(2, 2);
        assertThat(told(OperationEnded.class).get(2).correlationId()).isNotEqualTo("r-1");
    }

    private void create(VaultSessionScript other) {
        other.then(data("id", "e-3")).then(done());
        PlanRunner another = new PlanRunner(new VaultSession(other, TokenSources.fixed("t"), events::add));
        operations.run(CREATE, () -> another.run(PLAN, Deadline.after(Duration.ofSeconds(20))));
    }

    @Test
    void aListenerThatThrowsCostsNobodyAnything() {
        List<AuditListener> bad = List.of(
                event -> {
                    throw new IllegalStateException("no");
                },
                event -> {
                    throw new StackOverflowError();
                });
        for (AuditListener listener : bad) {
            VaultSessionScript script = new VaultSessionScript();
            script.thenNothing().then(data("id", "e-1")).then(done());
            PlanRunner watched = new PlanRunner(new VaultSession(script, TokenSources.fixed("t"), listener));

            PlanOutcome outcome = new Operations(listener)
                    .run(CREATE, () -> watched.run(PLAN, Deadline.after(Duration.ofSeconds(20))));

            assertThat(outcome).isEqualTo(new PlanOutcome.Done(Map.of("entity", "e-1")));
        }
    }

    @Test
    void anEmptyPlanIsNotTold() {
        runner.run(new VaultPlan("nothing", List.of()), Deadline.after(Duration.ofSeconds(1)));

        assertThat(events).isEmpty();
    }

    @Test
    void lookupsAreNoWrites() {
        VaultCall lookup = VaultCall.post(VaultPath.of("identity/lookup/entity"), JsonObject.EMPTY);
        vault.then(done());
        operations.run(CREATE, () -> session.send(lookup, Deadline.after(Duration.ofSeconds(1))));

        assertThat(told(OperationEnded.class).get(0).calls()).isEqualTo(1);
        assertThat(told(OperationEnded.class).get(0).writes()).isZero();
        assertThat(told(CallEnded.class).get(0).status()).isEqualTo(OptionalInt.of(204));
    }
}
