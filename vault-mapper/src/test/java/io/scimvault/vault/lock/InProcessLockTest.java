package io.scimvault.vault.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InProcessLockTest {
    private final InProcessLock lock = new InProcessLock();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void oneAtATimeWorksOnAnId() throws Exception {
        int[] count = {0};
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            work.add(() -> lock.holding(List.of("g-1"), () -> {
                count[0] = count[0] + 1;
                return count[0];
            }));
        }

        for (Future<Integer> done : threads.invokeAll(work)) {
            done.get();
        }

        assertThat(count[0]).isEqualTo(5_000);
    }

    @Test
    void otherIdsDoNotWait() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<Boolean> holder = threads.submit(() -> lock.holding(List.of("g-1"), () -> {
            held.countDown();
            return await(release);
        }));
        held.await();

        assertThat(lock.holding(List.of("g-2"), () -> "done")).isEqualTo("done");
        assertThat(lock.holding(List.of(), () -> "done")).isEqualTo("done");

        release.countDown();
        assertThat(holder.get()).isTrue();
    }

    @Test
    void locksTakenInAnyOrderDoNotDeadlock() throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            List<String> ids = i % 2 == 0 ? List.of("a", "b", "c", "a") : List.of("c", "b", "a");
            work.add(() -> lock.holding(ids, () -> 1));
        }

        int sum = 0;
        for (Future<Integer> done : threads.invokeAll(work)) {
            sum += done.get();
        }

        assertThat(sum).isEqualTo(400);
    }

    @Test
    void aFailureFreesTheIds() throws Exception {
        assertThatThrownBy(() -> lock.holding(List.of("a", "b"), () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(threads.submit(() -> lock.holding(List.of("b", "a"), () -> "done"))
                        .get(5, TimeUnit.SECONDS))
                .isEqualTo("done");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
