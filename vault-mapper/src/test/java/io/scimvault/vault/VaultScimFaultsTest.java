package io.scimvault.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultFailure;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.memory.InMemoryVault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a SCIM client is told of each way in which Vault can fail, and what the host; and what becomes of requests when it closes. */
@Timeout(30)
class VaultScimFaultsTest {
    private final InMemoryVault memory = InMemoryVault.create();
    private final ScimClient hr = ScimClient.named("hr");
    private final List<Throwable> failures = new ArrayList<>();

    private VaultScim over(VaultTransport transport) {
        return VaultScim.builder(transport, TokenSources.fixed(memory.serviceToken("")))
                .groupLock(new InProcessLock())
                .failureListener((id, failure) -> failures.add(failure))
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503|Vault is sealed|503|30|Vault is sealed.|SEALED",
                "503|no active Vault instance found|503|10|Vault has no active node.|NO_ACTIVE_NODE",
                "500|local node not active but active cluster node not found|503|10|Vault has no active node.|NO_ACTIVE_NODE",
                "503|oops|503|2|Vault is not available.|UNAVAILABLE",
                "429|rate limit quota exceeded|429|2|Vault limits the rate of requests.|RATE_LIMITED",
                "404|namespace not found|503|30|Vault does not have the namespace that this service is configured for.|WRONG_NAMESPACE",
                "404|no handler for route|503|30|Vault does not have the namespace that this service is configured for.|WRONG_NAMESPACE",
                "404|unsupported path|503|30|This service is not configured for the Vault that it talks to.|MISCONFIGURED",
                "403|permission denied|503|30|Vault does not accept this service's token any more.|TOKEN_DEAD",
                "403|1 error occurred: * permission denied|503|30|Vault does not let this service do what is needed.|DENIED"
            })
    void aFaultOfVaultIsToldByItsKind(
            int vaults, String text, int status, String retryAfter, String detail, String kind) {
        VaultReply reply =
                new VaultReply(vaults, Optional.of(JsonObject.of("errors", JsonArray.ofStrings(List.of(text)))));

        RawResponse answer = over((call, token) -> reply).handle(hr, RawRequest.of("GET", "/Users/e-1", null));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Retry-After")).contains(retryAfter);
        assertThat(answer.text()).contains(detail);
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).getCause())
                .isInstanceOfSatisfying(
                        VaultFailure.class,
                        failure -> assertThat(failure.kind().name()).isEqualTo(kind));
    }

    @Test
    void aUserThatIsNotThereIsNoFault() {
        assertThat(over(memory)
                        .handle(hr, RawRequest.of("GET", "/Users/e-1", null))
                        .status())
                .isEqualTo(404);
        assertThat(failures).isEmpty();
    }

    @Test
    void onceClosedItRefusesEveryOperation() {
        VaultScim scim = over(memory);
        ClientAccess access = scim.as(hr);
        access.users().create(User.of("alice").build());
        memory.clearCalls();
        scim.close();
        scim.close();

        RawResponse answer = scim.handle(hr, RawRequest.of("GET", "/Users", null));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("2");
        assertThat(answer.text()).contains("This service is shutting down.");
        assertThat(scim.handle("s.token", RawRequest.of("GET", "/Users", null)).status())
                .isEqualTo(503);
        assertThatThrownBy(() -> access.users().create(User.of("bob").build())).isInstanceOf(ScimException.class);
        assertThatThrownBy(() -> access.users().all()).isInstanceOf(ScimException.class);
        assertThatThrownBy(() -> scim.authenticate("s.token")).isInstanceOf(ScimException.class);
        assertThatThrownBy(scim::sweep).isInstanceOf(ScimException.class);
        assertThat(memory.calls()).isEmpty();
    }

    @Test
    void whatIsRunningFinishesBeforeItIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        VaultScim scim = over((call, token) -> {
            begun.countDown();
            await(goOn);
            return memory.send(call, token);
        });
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<User> creating = pool.submit(
                    () -> scim.as(hr).users().create(User.of("alice").build()));
            await(begun);
            Future<?> closing = pool.submit(scim::close);
            Thread.sleep(100);
            assertThat(closing.isDone()).isFalse();
            goOn.countDown();

            assertThat(creating.get(5, TimeUnit.SECONDS).id()).isPresent();
            closing.get(5, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
        assertThat(memory.entity("alice").disabled()).isFalse();
    }

    @Test
    void closingDoesNotWaitForEver() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        VaultScim scim = VaultScim.builder(
                        (call, token) -> {
                            begun.countDown();
                            await(never);
                            return memory.send(call, token);
                        },
                        TokenSources.fixed(memory.serviceToken("")))
                .groupLock(new InProcessLock())
                .timeLimit(Duration.ofMillis(200))
                .build();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            pool.execute(() -> scim.handle(hr, RawRequest.of("GET", "/Users/e-1", null)));
            await(begun);
            long begin = System.nanoTime();
            scim.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(150), Duration.ofSeconds(5));
        } finally {
            never.countDown();
            pool.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
