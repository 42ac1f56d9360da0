package io.scimvault.vault.driver;

import static io.scimvault.vault.driver.VaultSessionScript.data;
import static io.scimvault.vault.driver.VaultSessionScript.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.TransportException.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens that end: when they are renewed, when had anew, and who waits for whom. */
class LeasedTokenTest {
    private final AtomicLong seconds = new AtomicLong(1_000_000);
    private final VaultSessionScript vault = new VaultSessionScript();
    private final TokenSource source =
            source(VaultLogin.byAppRole(vault, "/approle/", "role-1", () -> "the-secret-id"));

    private TokenSource source(Login login) {
        return new LeasedToken(login, () -> TimeUnit.SECONDS.toNanos(seconds.get()));
    }

    private static VaultReply auth(String token, long lifetime, boolean renewable) {
        return new VaultReply(
                200,
                Optional.of(JsonObject.of(
                        "auth",
                        JsonObject.builder()
                                .put("client_token", token)
                                .put("lease_duration", lifetime)
                                .put("renewable", renewable)
                                .build())));
    }

    private String tokenAfter(long more) {
        seconds.addAndGet(more);
        return source.token().value();
    }

    @Test
    void logsInOnceAndSendsWhatALoginNeeds() {
        vault.then(auth("s.1", 90, true));

        assertThat(tokenAfter(0)).isEqualTo("s.1");
        assertThat(tokenAfter(59)).isEqualTo("s.1");

        assertThat(vault.paths()).containsExactly("POST auth/approle/login");
        assertThat(vault.calls.get(0).body())
                .contains(JsonObject.builder()
                        .put("role_id", "role-1")
                        .put("secret_id", "the-secret-id")
                        .build());
        assertThat(vault.tokens).containsExactly(VaultToken.NONE.value());
    }

    @Test
    void renewsWhenLessThanAThirdIsLeft() {
        vault.then(auth("s.1", 90, true)).then(auth("s.1", 90, true)).then(auth("s.1", 90, true));

        assertThat(tokenAfter(0)).isEqualTo("s.1");
        assertThat(tokenAfter(60)).isEqualTo("s.1");
        assertThat(tokenAfter(59)).isEqualTo("s.1");
        assertThat(tokenAfter(1)).isEqualTo("s.1");

        assertThat(vault.paths())
                .containsExactly("POST auth/approle/login", "POST auth/token/renew-self", "POST auth/token/renew-self");
        assertThat(vault.tokens).containsExactly("none", "s.1", "s.1");
    }

    @Test
    void logsInAnewWhereRenewingBringsTooLittleOrIsRefused() {
        vault.then(auth("s.1", 90, true)).then(auth("s.1", 30, true)).then(auth("s.2", 90, true));
        assertThat(tokenAfter(0)).isEqualTo("s.1");
        assertThat(tokenAfter(60)).isEqualTo("s.2");

        vault.then(refusal(400, "lease is not renewable")).then(auth("s.3", 90, false));
        assertThat(tokenAfter(60)).isEqualTo("s.3");

        vault.then(auth("s.4", 90, true));
        assertThat(tokenAfter(60)).isEqualTo("s.4"); // s.3 was not renewable: nobody asked
        assertThat(vault.calls).hasSize(6);
    }

    @Test
    void goesOnWithALivingTokenWhileVaultIsAway() {
        vault.then(auth("s.1", 90, true)).thenNothing();
        assertThat(tokenAfter(0)).isEqualTo("s.1");
        assertThat(tokenAfter(60)).isEqualTo("s.1");
        assertThat(tokenAfter(4)).isEqualTo("s.1"); // not tried again so soon
        assertThat(vault.calls).hasSize(2);

        vault.then(auth("s.1", 90, true));
        assertThat(tokenAfter(1)).isEqualTo("s.1");
        assertThat(vault.calls).hasSize(3);
    }

    @Test
    void logsInWhereTheTokenHasEndedMeanwhile() {
        vault.then(auth("s.1", 90, true)).then(auth("s.2", 90, true));
        assertThat(tokenAfter(0)).isEqualTo("s.1");
        assertThat(tokenAfter(90)).isEqualTo("s.2");

        vault.thenNothing();
        seconds.addAndGet(90);
        assertThatThrownBy(source::token).isInstanceOf(TransportException.class);
    }

    @Test
    void aRefusedTokenIsReplacedOnceForAll() {
        vault.then(auth("s.1", 90, true)).then(auth("s.2", 90, true));
        VaultToken first = source.token();

        assertThat(source.renewed(first).value()).isEqualTo("s.2");
        assertThat(source.renewed(first).value()).isEqualTo("s.2");
        assertThat(vault.calls).hasSize(2);
    }

    @Test
    void aTokenWithoutAnEndIsNeverRenewed() {
        vault.then(auth("s.1", 0, false));
        assertThat(tokenAfter(0)).isEqualTo("s.1");
        assertThat(tokenAfter(1_000_000_000)).isEqualTo("s.1");
        assertThat(vault.calls).hasSize(1);
    }

    @Test
    void aRefusedLoginTellsNeitherSecretNorVaultsText() {
        vault.then(refusal(400, "invalid role or secret ID the-secret-id"));
        assertThatThrownBy(source::token)
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.NONE))
                .hasMessage("Vault refused the login by AppRole, status 400")
                .hasNoCause();

        vault.then(auth("", 10, true));
        assertThatThrownBy(source::token).isInstanceOf(TransportException.class);
        assertThat(VaultLogin.byAppRole(vault, "a", "role-1", () -> "s").toString())
                .doesNotContain("role-1");
        assertThatThrownBy(() -> TokenSources.appRole(vault, "../sys", "role-1", () -> "s"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHostWithoutASecretIdIsNoTransport() {
        TokenSource broken = source(VaultLogin.byAppRole(vault, "approle", "role-1", () -> {
            throw new IllegalStateException("the file is away");
        }));
        assertThatThrownBy(broken::token)
                .isInstanceOf(TransportException.class)
                .hasMessage("the host gave no secret id");
        assertThat(vault.calls).isEmpty();
    }

    @Test
    void aGivenTokenIsLookedAtAndKeptAlive() {
        TokenSource kept = source(VaultLogin.with(vault, new VaultToken("s.given")));
        vault.then(
                data(JsonObject.builder().put("ttl", 90).put("renewable", true).build()));
        assertThat(kept.token().value()).isEqualTo("s.given");
        seconds.addAndGet(60);
        vault.then(auth("s.other", 90, true));
        assertThat(kept.token().value()).isEqualTo("s.given");
        assertThat(vault.paths()).containsExactly("GET auth/token/lookup-self", "POST auth/token/renew-self");

        vault.then(refusal(403, "permission denied"));
        assertThat(kept.renewed(new VaultToken("s.given")).value()).isEqualTo("s.given");
        seconds.addAndGet(1_000);
        assertThat(kept.token().value()).isEqualTo("s.given");
        assertThat(vault.calls).hasSize(3);
    }

    @Test
    void numbersOfAnyKindAreSeconds() {
        assertThat(Lease.seconds(JsonObject.of("ttl", JsonNumber.of(Long.MAX_VALUE)), "ttl"))
                .isEqualTo(Duration.ofSeconds(Integer.MAX_VALUE));
        assertThat(Lease.seconds(JsonObject.of("ttl", JsonNumber.of(-1)), "ttl"))
                .isZero();
        assertThat(Lease.seconds(JsonObject.EMPTY, "ttl")).isZero();
    }

    /** While one thread renews, the others use the token as it is; a failed login fails all that waited for it, once. */
    @Test
    void nobodyWaitsForARenewalAndNobodyRepeatsAFailedLogin() throws Exception {
        AtomicInteger logins = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TokenSource slow = source(new Login() {
            @Override
            public Lease login() {
                if (logins.incrementAndGet() == 1) {
                    return new Lease(new VaultToken("s.1"), Duration.ofSeconds(90), true);
                }
                begun.countDown();
                await(goOn);
                throw new TransportException("no login", Effect.NONE);
            }

            @Override
            public Optional<Lease> renew(VaultToken token) {
                begun.countDown();
                await(goOn);
                return Optional.of(new Lease(token, Duration.ofSeconds(90), true));
            }
        });
        slow.token();
        seconds.addAndGet(60);
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            Future<VaultToken> renewing = pool.submit(slow::token);
            await(begun);
            assertThat(slow.token().value()).isEqualTo("s.1"); // at once
            goOn.countDown();
            assertThat(renewing.get(5, TimeUnit.SECONDS).value()).isEqualTo("s.1");
        } finally {
            pool.shutdownNow();
        }
        assertThat(logins).hasValue(1);
    }

    @Test
    @Timeout(30)
    void aFailedLoginFailsAllThatWaitedForIt() throws Exception {
        AtomicInteger logins = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TokenSource failing = TokenSources.from(() -> {
            logins.incrementAndGet();
            begun.countDown();
            await(goOn);
            throw new TransportException("no login", Effect.NONE);
        });
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        ExecutorService pool = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            threads.add(thread);
            return thread;
        });
        try {
            List<Future<VaultToken>> waiting = new ArrayList<>();
            waiting.add(pool.submit(failing::token));
            await(begun);
            for (int i = 0; i < 7; i++) {
                waiting.add(pool.submit(failing::token));
            }
            while (threads.stream()
                            .filter(thread -> thread.getState() == Thread.State.WAITING)
                            .count()
                    < 7) {
                Thread.sleep(10); // until they wait for the one that logs in
            }
            goOn.countDown();
            for (Future<VaultToken> one : waiting) {
                assertThatThrownBy(() -> one.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(TransportException.class);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(logins).hasValue(1);
        assertThatThrownBy(failing::token).isInstanceOf(TransportException.class);
        assertThat(logins).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Vault tells whole seconds, so that such a token has a ttl of 0, as one that never ends. */
    @Test
    void aTokenInItsLastSecondIsRenewedAtOnce() {
        List<String> calls = new ArrayList<>();
        TokenSource tokens = TokenSources.keptAlive(
                (call, token) -> {
                    calls.add(call.path().fixed());
                    JsonObject auth = JsonObject.builder()
                            .put("client_token", "s.kept")
                            .put("lease_duration", 3)
                            .put("renewable", true)
                            .build();
                    JsonObject data = JsonObject.builder()
                            .put("ttl", 0)
                            .put("expire_time", "2026-01-02T03:04:05Z")
                            .put("renewable", true)
                            .build();
                    boolean looks = call.path().fixed().equals("auth/token/lookup-self");
                    return new VaultReply(
                            200, Optional.of(looks ? JsonObject.of("data", data) : JsonObject.of("auth", auth)));
                },
                new VaultToken("s.kept"));

        assertThat(tokens.token()).isEqualTo(new VaultToken("s.kept"));
        assertThat(calls).containsExactly("auth/token/lookup-self", "auth/token/renew-self");
    }
}
