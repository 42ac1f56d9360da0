package io.scimvault.vault.memory;

import static io.scimvault.vault.plan.VaultCall.Method.DELETE;
import static io.scimvault.vault.plan.VaultCall.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.driver.VaultErrors;
import io.scimvault.vault.driver.VaultErrors.Kind;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final InMemoryVault vault = InMemoryVault.create().authMount("okta");

    @Test
    void anUnreachableVaultDoesNothingAndTheSenderKnows() {
        vault.faults().onNextCall().unreachable();

        TransportException lost = lost(name("alice"));
        assertThat(lost.effect()).isEqualTo(Effect.NONE);
        assertThat(lost).hasMessage("POST identity/entity did not reach Vault, by a fault of the test's");
        assertThat(vault.entities()).isEmpty();
        assertThat(send(name("alice")).status()).isEqualTo(200);
    }

    @Test
    void aLostRequestDoesNothingAndTheSenderCannotKnow() {
        vault.faults().onNextCall().loseRequest();

        assertThat(lost(name("alice")).effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(vault.entities()).isEmpty();
    }

    @Test
    void aLostAnswerBelongsToACallThatWasCarriedOut() {
        vault.faults().onNextCall().loseAnswer();

        TransportException lost = lost(name("alice"));
        assertThat(lost.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(lost).hasMessage("POST identity/entity got no answer, by a fault of the test's: 200 was lost");
        assertThat(vault.entity("alice").name()).isEqualTo("alice");
    }

    @Test
    void refusalsAreAnsweredAsVaultWordsThemAndDoNothing() {
        vault.faults()
                .onNextCall()
                .sealed()
                .onNextCall()
                .rateLimited()
                .onNextCall()
                .denied()
                .onNextCall()
                .refuse(500, "internal error")
                .onNextCall()
                .refuse(412, "missing \"X-Vault-Request\" header")
                .onNextCall()
                .refuse(404);

        List<VaultReply> replies =
                IntStream.range(0, 6).mapToObj(i -> send(name("alice"))).toList();

        assertThat(replies).extracting(VaultReply::status).containsExactly(503, 429, 403, 500, 412, 404);
        assertThat(replies)
                .extracting(VaultErrors::classify)
                .containsExactly(
                        Kind.SEALED,
                        Kind.RATE_LIMITED,
                        Kind.DENIED,
                        Kind.UNAVAILABLE,
                        Kind.MISCONFIGURED,
                        Kind.NOT_FOUND);
        assertThat(replies.get(0).errors()).containsExactly("Vault is sealed");
        assertThat(vault.entities()).isEmpty();
        assertThat(send(name("alice")).status()).isEqualTo(200);
    }

    @Test
    void callsAreCountedFromTheMomentThatTheFaultWasAdded() {
        send(name("before"));
        vault.faults().onCall(3).sealed();

        assertThat(statuses(name("a"), name("b"), name("c"), name("d"))).containsExactly(200, 200, 503, 200);
    }

    @Test
    void writesAreCountedWithoutReadsAndLookups() {
        vault.faults().onWrite(2).sealed();
        VaultCall lookup = VaultCall.post(VaultPath.of("identity/lookup/entity"), text("name", "a"));
        VaultCall list = VaultCall.list(VaultPath.of("identity/entity/id"));

        assertThat(statuses(name("a"), lookup, list, name("b"), name("c"))).containsExactly(200, 200, 200, 503, 200);
    }

    @Test
    void aFaultFitsAMethodAndAPathWithoutItsId() {
        String id = send(name("alice")).data().string("id").orElseThrow();
        VaultPath path = VaultPath.of("identity/entity/id", IdRef.known(id));
        vault.faults().onCall(DELETE, "identity/entity/id/{id}").loseRequest();

        send(VaultCall.get(path));
        send(VaultCall.post(path, text("name", "bob")));
        lost(VaultCall.delete(path));
        assertThat(vault.entity(id).name()).isEqualTo("bob");
    }

    @Test
    void aFaultFitsACondition() {
        vault.faults()
                .onCall(call -> call.body().orElse(JsonObject.EMPTY).has("policies"))
                .forGood()
                .denied();

        assertThat(statuses(name("a"), VaultCall.post(VaultPath.of("identity/entity"), text("policies", "x"))))
                .containsExactly(200, 403);
    }

    @Test
    void aFaultSparesCallsAndHappensSoManyTimes() {
        vault.faults().onCall(POST, "identity/entity").after(1).times(2).sealed();

        assertThat(statuses(name("a"), name("b"), name("c"), name("d"))).containsExactly(200, 503, 503, 200);
    }

    @Test
    void aFaultForGoodLastsUntilItIsCleared() {
        vault.faults().onCall(2).forGood().sealed();

        assertThat(statuses(name("a"), name("b"), name("c"), name("d"))).containsExactly(200, 503, 503, 503);
        vault.faults().clear();
        assertThat(send(name("b")).status()).isEqualTo(200);
    }

    @Test
    void ofSeveralFaultsTheFirstHappensAndTheOthersWait() {
        vault.faults().onNextCall().sealed().onNextCall().rateLimited();
        assertThat(statuses(name("a"), name("b"), name("c"))).containsExactly(503, 429, 200);

        vault.faults().onCall(2).denied().onCall(2).sealed();
        assertThat(statuses(name("d"), name("e"), name("f"), name("g"))).containsExactly(200, 403, 503, 200);
    }

    @Test
    void delaysAndActionsAreAllDoneInTheOrderInWhichTheyWereAdded() {
        List<String> order = new ArrayList<>();
        vault.faults()
                .onNextCall()
                .doBefore(() -> order.add("one before"))
                .onNextCall()
                .loseAnswer()
                .onNextCall()
                .doAfter(() -> order.add("after, there are " + vault.entities().size()))
                .onNextCall()
                .doBefore(() -> order.add("two before"));

        lost(name("alice"));

        assertThat(order).containsExactly("one before", "two before", "after, there are 1");
        send(name("bob"));
        assertThat(order).hasSize(3);
    }

    @Test
    void somebodyLogsInBetweenTwoCalls() {
        vault.faults().onWrite(2).doBefore(() -> vault.login("okta", "alice"));

        send(name("a"));
        assertThat(vault.readAlias("okta", "alice")).isEmpty();
        send(name("b"));
        assertThat(vault.alias("okta", "alice").name()).isEqualTo("alice");
    }

    @Test
    void aDelayHoldsUpNobodyElse() throws Exception {
        CountDownLatch delayed = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        vault.faults().onNextCall().doBefore(() -> {
            delayed.countDown();
            await(released);
        });
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<VaultReply> slow = pool.submit(() -> send(name("slow")));
            await(delayed);
            assertThat(send(name("quick")).status()).isEqualTo(200);
            assertThat(vault.entities()).hasSize(1);
            released.countDown();
            assertThat(slow.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        } finally {
            pool.shutdownNow();
        }
        assertThat(vault.entities()).hasSize(2);
    }

    @Test
    void aDelayTakesItsTimeOnEitherSide() {
        vault.faults().onNextCall().delay(Duration.ofMillis(30)).onNextCall().delayAnswer(Duration.ofMillis(30));

        long begin = System.nanoTime();
        assertThat(send(name("alice")).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void saysWhichFaultsHaveNotHappened() {
        vault.faults()
                .onCall(2)
                .loseAnswer()
                .onCall(DELETE, "identity/group/id/{id}")
                .times(2)
                .sealed();
        vault.faults().onCall(call -> true).forGood().delay(Duration.ZERO);
        assertThat(vault.faults().waiting())
                .containsExactly(
                        "call 2: answer lost",
                        "DELETE identity/group/id/{id}: refused with 503",
                        "a chosen call: an action before");

        send(name("a"));
        lost(name("b"));

        assertThat(vault.faults().waiting()).containsExactly("DELETE identity/group/id/{id}: refused with 503");
    }

    @Test
    void eachOfManyThreadsFaultsHappensOnce() throws Exception {
        vault.faults().onNextCall().times(25).loseRequest();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        int failures = 0;
        try {
            List<Callable<Boolean>> senders = IntStream.range(0, 100)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            send(name("user-" + i));
                            return false;
                        } catch (TransportException e) {
                            return true;
                        }
                    })
                    .toList();
            for (Future<Boolean> failed : pool.invokeAll(senders)) {
                failures += failed.get() ? 1 : 0;
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(failures).isEqualTo(25);
        assertThat(vault.entities()).hasSize(75);
        assertThat(vault.calls().failed()).hasSize(25);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Faults.On next = vault.faults().onNextCall();
        assertThatThrownBy(() -> vault.faults().onCall(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> next.after(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> next.times(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> next.refuse(204)).isInstanceOf(IllegalArgumentException.class);
        assertThat(vault.faults().waiting()).isEmpty();
    }

    private VaultReply send(VaultCall call) {
        return vault.send(call, vault.rootToken());
    }

    private TransportException lost(VaultCall call) {
        return catchThrowableOfType(TransportException.class, () -> send(call));
    }

    private List<Integer> statuses(VaultCall... calls) {
        return List.of(calls).stream().map(this::send).map(VaultReply::status).toList();
    }

    private static VaultCall name(String name) {
        return VaultCall.post(VaultPath.of("identity/entity"), text("name", name));
    }

    private static JsonObject text(String field, String value) {
        return JsonObject.of(field, new JsonString(value));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
