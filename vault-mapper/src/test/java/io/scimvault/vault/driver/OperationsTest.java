package io.scimvault.vault.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.driver.Operation.Verb;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gate: what is let in, and what closing waits for. */
@Timeout(20)
class OperationsTest {
    private static final Operation READ = new Operation(Verb.READ, "User", "hr");

    private final Operations operations = new Operations(AuditListener.NONE);
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    @Test
    void letsNothingInOnceItIsClosed() {
        assertThat(operations.run(READ, () -> "x")).isEqualTo("x");
        assertThat(operations.isClosed()).isFalse();
        assertThat(operations.close(Duration.ofSeconds(5))).isTrue();
        assertThat(operations.close(Duration.ofSeconds(5))).isTrue();

        assertThat(operations.isClosed()).isTrue();
        assertThatThrownBy(() -> operations.run(READ, () -> "x")).isInstanceOfSatisfying(ScimException.class, e -> {
            assertThat(e.error().status()).isEqualTo(503);
            assertThat(e.error().detail()).isEqualTo("This service is shutting down.");
            assertThat(e.error().retryAfter()).isPresent();
        });
        assertThatThrownBy(() -> operations.request("r-1", () -> "x")).isInstanceOf(ScimException.class);
    }

    @Test
    void whatHasBegunFinishesWithAllItsOperations() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<String> request = pool.submit(() -> operations.request("r-1", () -> {
            begun.countDown();
            await(goOn);
            return operations.run(READ, () -> "done");
        }));
        await(begun);

        assertThat(operations.close(Duration.ofMillis(50))).isFalse();
        Future<Boolean> closing = pool.submit(() -> operations.close(Duration.ofSeconds(10)));
        goOn.countDown();

        assertThat(request.get(5, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(closing.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anOperationThatFailsHasEndedToo() {
        assertThatThrownBy(() -> operations.<String>run(READ, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(operations.close(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void doesNotWaitForTheOperationThatClosesIt() {
        long begin = System.nanoTime();
        assertThat(operations.run(READ, () -> operations.close(Duration.ofSeconds(10))))
                .isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anInterruptEndsTheWaitingAndIsNotForgotten() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<String> running = pool.submit(() -> operations.run(READ, () -> {
            begun.countDown();
            await(goOn);
            return "done";
        }));
        await(begun);
        Thread.currentThread().interrupt();
        assertThat(operations.close(Duration.ofSeconds(10))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        goOn.countDown();
        assertThat(running.get(5, TimeUnit.SECONDS)).isEqualTo("done");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
