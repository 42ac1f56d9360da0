package io.scimvault.vault.driver;

import static io.scimvault.vault.driver.VaultSessionScript.data;
import static io.scimvault.vault.driver.VaultSessionScript.done;
import static io.scimvault.vault.driver.VaultSessionScript.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import io.scimvault.vault.plan.PendingNames;
import io.scimvault.vault.plan.UserPlanner;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A Vault that answers slowly holds no operation longer than its time limit and the one call that is under way then: not by reads, by
 * repetitions, by logins, nor by what is to be taken back.
 */
@Timeout(30)
class SlowVaultTest {
    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final long CALL = 250;
    private static final VaultCall READ = VaultCall.get(VaultPath.of("sys/auth"));
    private static final VaultCall CHANGE = VaultCall.post(VaultPath.of("identity/group"), JsonObject.EMPTY);
    private static final ScimClient HR = ScimClient.named("hr").aliasMount("m1");
    private static final Map<String, String> MARKS = Map.of("scim_client", "hr");

    private final VaultSessionScript vault = new VaultSessionScript();
    private final Deadline deadline = Deadline.after(LIMIT);

    private static Supplier<VaultReply> slowly(Supplier<VaultReply> answer) {
        return () -> {
            sleep(CALL);
            return answer.get();
        };
    }

    private static Supplier<VaultReply> slowly(VaultReply answer) {
        return slowly(() -> answer);
    }

    private ScimException fault(VaultSession session, VaultCall call) {
        ScimException fault = catchThrowableOfType(ScimException.class, () -> session.send(call, deadline));
        assertInTime();
        return fault;
    }

    private void assertInTime() {
        assertThat(deadline.left().negated()).isLessThan(Duration.ofMillis(CALL + 3000));
    }

    private VaultSession session(TokenSource tokens) {
        return new VaultSession(vault, tokens);
    }

    @Test
    void repetitionsAreNotBegunBehindTheDeadline() {
        vault.then(slowly(refusal(503, "Vault is sealed"))).then(slowly(refusal(503, "Vault is sealed")));

        assertThat(fault(session(TokenSources.fixed("t")), READ)).hasMessage("Vault is sealed.");
        assertThat(vault.calls).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aCallIsNotSentWhenTheLoginTookAllTheTime() {
        TokenSource slow = TokenSources.from(() -> {
            sleep(LIMIT.toMillis() + 50);
            return new VaultToken("t");
        });

        assertThat(fault(session(slow), READ)).hasMessage("Vault did not finish in time; the request can be repeated.");
        assertThat(vault.calls).isEmpty();
    }

    @Test
    void aRefusedCallIsNotSentAgainWithANewTokenBehindTheDeadline() {
        vault.then(() -> {
            sleep(LIMIT.toMillis() + 50);
            return refusal(403, "permission denied");
        });
        List<VaultToken> asked = new ArrayList<>();
        TokenSource tokens = new TokenSource() {
            @Override
            public VaultToken token() {
                return new VaultToken("old");
            }

            @Override
            public VaultToken renewed(VaultToken refused) {
                asked.add(refused);
                return new VaultToken("new");
            }
        };

        assertThat(session(tokens).send(READ, deadline).status()).isEqualTo(403);
        assertInTime();
        assertThat(asked).isEmpty();
        assertThat(vault.tokens).containsExactly("old");
    }

    /** Whether the login's own answer was lost says nothing about the call, which was never sent. */
    @Test
    void aLoginThatIsLostLeavesTheCallRepeatable() {
        List<Integer> logins = new ArrayList<>();
        TokenSource tokens = TokenSources.from(() -> {
            logins.add(logins.size());
            if (logins.size() == 1) {
                throw new TransportException("the login got no answer", Effect.UNKNOWN);
            }
            return new VaultToken("t");
        });
        vault.then(done());

        assertThat(session(tokens).sendOnce(CHANGE, Deadline.after(Duration.ofSeconds(10))))
                .isEqualTo(done());
    }

    @Test
    void aChangeOfWhichNothingIsKnownIsNotSentAgain() {
        Deadline long_ = Deadline.after(Duration.ofSeconds(10));
        for (VaultReply reply : List.of(refusal(500, "internal"), refusal(502, "bad gateway"), refusal(504, "late"))) {
            VaultSessionScript script = new VaultSessionScript().then(reply);
            VaultSession session = new VaultSession(script, TokenSources.fixed("t"));
            assertThat(catchThrowableOfType(ScimException.class, () -> session.sendOnce(CHANGE, long_)))
                    .hasMessage("Vault is not available.");
            assertThat(script.calls).hasSize(1);
        }
        VaultSessionScript refused = new VaultSessionScript()
                .then(() -> {
                    throw new TransportException("no connection", Effect.NONE);
                })
                .then(done());
        assertThat(new VaultSession(refused, TokenSources.fixed("t")).sendOnce(CHANGE, long_))
                .isEqualTo(done());
    }

    @Test
    void readsOfOneRoundEndWithTheDeadline() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            AtomicInteger late = new AtomicInteger();
            VaultTransport unordered = (call, token) -> {
                if (deadline.left().compareTo(Duration.ofMillis(-50)) < 0) {
                    late.incrementAndGet();
                }
                sleep(CALL);
                return refusal(404);
            };
            VaultReader reader = new VaultReader(new VaultSession(unordered, TokenSources.fixed("t")), threads);
            List<String> ids = IntStream.range(0, 100).mapToObj(i -> "e-" + i).toList();
            assertThat(catchThrowableOfType(ScimException.class, () -> reader.entities(ids, deadline)))
                    .hasMessage("Vault did not finish in time; the request can be repeated.");
            assertInTime();
            assertThat(late.get())
                    .isLessThanOrEqualTo(3); // one for each thread, between the look at the clock and the call
        } finally {
            threads.shutdownNow();
        }
    }

    private static VaultPlan rename() {
        Instant time = Instant.EPOCH;
        VaultAlias alias = new VaultAlias("a-1", "e-1", "alice", "m1", MARKS, time);
        VaultEntity entity = new VaultEntity(
                "e-1", "alice", false, MARKS, List.of(), List.of(alias), List.of(), List.of(), time, time);
        return new UserPlanner(HR, PendingNames.counting())
                .update(entity, new WantedUser("bob", false, MARKS, List.of(new WantedAlias("m1", "bob", MARKS))));
    }

    @Test
    void whatCouldNotBeTakenBackInTimeIsLeftPendingAndSaid() {
        VaultPlan create =
                new UserPlanner(HR, PendingNames.counting()).create(new WantedUser("alice", false, MARKS, List.of()));
        vault.then(data("id", "e-1")).then(() -> {
            sleep(LIMIT.toMillis() + 50);
            return refusal(400, "entity name is already in use");
        });

        PlanOutcome outcome = new PlanRunner(session(TokenSources.fixed("t"))).run(create, deadline);

        assertInTime();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PlanOutcome.Refused.class,
                        refused -> assertThat(refused.leftPending()).isEqualTo(1));
        assertThat(vault.calls).hasSize(2);
    }

    /** A name that stayed changed although its login was refused: nobody may be told that nothing happened. */
    @Test
    void aRefusalWhoseTracesAreSeenIsAFailure() {
        vault.then(done()).then(() -> {
            sleep(LIMIT.toMillis() + 50);
            return refusal(400, "alias with combination of mount accessor and name already exists");
        });

        PlanOutcome outcome = new PlanRunner(session(TokenSources.fixed("t"))).run(rename(), deadline);

        assertInTime();
        assertThat(outcome).isInstanceOfSatisfying(PlanOutcome.Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo(1);
            assertThat(failed.notBegun()).isZero();
            assertThat(failed.leftPending()).isEqualTo(1);
            assertThat(failed.fault().error().status()).isEqualTo(503);
        });
        assertThat(vault.calls).hasSize(2);
    }

    @Test
    void aRefusedUndoIsLeftPending() {
        vault.then(done())
                .then(refusal(400, "alias with combination of mount accessor and name already exists"))
                .then(refusal(400, "entity name is already in use"));

        assertThat(new PlanRunner(session(TokenSources.fixed("t")))
                        .run(rename(), Deadline.after(Duration.ofSeconds(10))))
                .isInstanceOfSatisfying(
                        PlanOutcome.Failed.class,
                        failed -> assertThat(failed.leftPending()).isEqualTo(1));
        vault.then(done())
                .then(refusal(400, "alias with combination of mount accessor and name already exists"))
                .then(done());
        assertThat(new PlanRunner(session(TokenSources.fixed("t")))
                        .run(rename(), Deadline.after(Duration.ofSeconds(10))))
                .isInstanceOf(PlanOutcome.Refused.class);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
