package io.scimvault.vault.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads of one round, on executors that a host may have. */
@Timeout(20)
class SideBySideTest {
    private static final List<String> IDS =
            IntStream.range(0, 100).mapToObj(i -> "id-" + i).toList();

    private final ExecutorService pool = Executors.newFixedThreadPool(32);
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(15));

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    private static List<String> read(Executor executor, Deadline deadline) {
        return List.copyOf(new SideBySide(executor)
                .read(IDS, id -> Optional.of(id.toUpperCase(Locale.ROOT)), deadline)
                .keySet());
    }

    @Test
    void everyIdIsReadOnceAndTheOrderKept() {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        List<String> twice = new ArrayList<>(IDS);
        twice.addAll(IDS);

        assertThat(new SideBySide(pool)
                        .read(
                                twice,
                                id -> {
                                    asked.add(id);
                                    return id.endsWith("7") ? Optional.empty() : Optional.of(id);
                                },
                                deadline)
                        .keySet())
                .containsExactlyElementsOf(
                        IDS.stream().filter(id -> !id.endsWith("7")).toList());
        assertThat(asked).containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(new SideBySide(pool).read(List.of(), Optional::of, deadline)).isEmpty();
    }

    @Test
    void atMostSixteenAreUnderWayAtOnceAndMoreThanOne() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        new SideBySide(pool)
                .read(
                        IDS,
                        id -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            sleep(5);
                            now.decrementAndGet();
                            return Optional.of(id);
                        },
                        deadline);
        assertThat(most.get()).isBetween(2, 16);
    }

    @Test
    void anExecutorThatRefusesDropsOrForgetsMakesItSlowerOnly() {
        Executor refusing = work -> {
            throw new RejectedExecutionException("full");
        };
        Executor dropping = work -> {};
        List<Runnable> later = new ArrayList<>();
        AtomicInteger count = new AtomicInteger();
        Executor sometimes = work -> {
            if (count.incrementAndGet() > 3) {
                throw new RejectedExecutionException("full");
            }
            pool.execute(work);
        };
        for (Executor executor : List.of(refusing, dropping, later::add, Runnable::run, sometimes)) {
            assertThat(read(executor, deadline)).isEqualTo(IDS);
        }
        later.forEach(Runnable::run); // finds nothing left to do
    }

    /** The handlers of requests run on the same pool, and all of its threads are in the middle of a round. */
    @Test
    void callersThatAreTheExecutorsOwnThreadsDoNotWaitForThemselves() throws Exception {
        ExecutorService small = Executors.newFixedThreadPool(2);
        CountDownLatch both = new CountDownLatch(2);
        try {
            Callable<List<String>> handler = () -> {
                both.countDown();
                assertThat(both.await(5, TimeUnit.SECONDS)).isTrue();
                return read(small, deadline);
            };
            List<Future<List<String>>> answers = List.of(small.submit(handler), small.submit(handler));
            for (Future<List<String>> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(IDS);
            }
        } finally {
            small.shutdownNow();
        }
    }

    @Test
    void onceOneReadHasFailedNoOtherBegins() {
        AtomicInteger begun = new AtomicInteger();
        ScimException fault = VaultFaults.late();
        assertThatThrownBy(() -> new SideBySide(Runnable::run)
                        .read(
                                IDS,
                                id -> {
                                    if (begun.incrementAndGet() == 5) {
                                        throw fault;
                                    }
                                    return Optional.of(id);
                                },
                                deadline))
                .isSameAs(fault);
        assertThat(begun).hasValue(5);
    }

    @Test
    void aFailureThatIsNoRefusalIsNotSwallowed() {
        for (Throwable thrown : List.of(new IllegalArgumentException("bad"), new StackOverflowError())) {
            assertThatThrownBy(() -> new SideBySide(pool)
                            .read(
                                    IDS,
                                    id -> {
                                        if (thrown instanceof Error error) {
                                            throw error;
                                        }
                                        throw (RuntimeException) thrown;
                                    },
                                    deadline))
                    .isInstanceOf(IllegalStateException.class)
                    .hasCause(thrown);
        }
    }

    @Test
    void aFailureDoesNotWaitForTheOthers() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        long begin = System.nanoTime();
        assertThatThrownBy(() -> new SideBySide(pool)
                        .read(
                                List.of("a", "b", "c"),
                                id -> {
                                    if (Thread.currentThread().getName().startsWith("pool")) {
                                        stuck.countDown();
                                        await(never);
                                        return Optional.of(id);
                                    }
                                    await(stuck);
                                    throw VaultFaults.closed();
                                },
                                deadline))
                .hasMessage("This service is shutting down.");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        never.countDown();
    }

    @Test
    void theDeadlineEndsTheWaiting() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        ScimException late = catchThrowableOfType(
                ScimException.class,
                () -> new SideBySide(pool)
                        .read(
                                List.of("a", "b"),
                                id -> {
                                    if (Thread.currentThread().getName().startsWith("pool")) {
                                        stuck.countDown();
                                        await(never);
                                    } else {
                                        await(stuck);
                                    }
                                    return Optional.of(id);
                                },
                                Deadline.after(Duration.ofMillis(300))));
        assertThat(late.error().status()).isEqualTo(503);
        assertThat(((VaultFailure) late.getCause()).kind()).isEqualTo(VaultErrors.Kind.LATE);
        never.countDown();
    }

    @Test
    void anInterruptEndsTheWaitingAndIsNotForgotten() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        ScimException interrupted = catchThrowableOfType(
                ScimException.class,
                () -> new SideBySide(pool)
                        .read(
                                List.of("a", "b"),
                                id -> {
                                    if (Thread.currentThread() == caller) {
                                        await(stuck);
                                        caller.interrupt();
                                    } else {
                                        stuck.countDown();
                                        await(never);
                                    }
                                    return Optional.of(id);
                                },
                                deadline));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.error().status()).isEqualTo(503);
        never.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
