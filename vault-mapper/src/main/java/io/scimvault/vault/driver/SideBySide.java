package io.scimvault.vault.driver;

import io.scimvault.scim.error.ScimException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads that do not depend on each other, side by side. The caller's own thread takes part and waits for nothing that has not begun: an
 * executor that is full, that refuses, or whose threads are the callers themselves makes a round slower, never stuck.
 */
final class SideBySide {
    /** How many reads of one round are under way at once. */
    private static final int WIDTH = 16;

    private final Executor executor;

    SideBySide(Executor executor) {
        this.executor = executor;
    }

    /**
     * What was found for each id, in their order; once one read has failed, no other is begun.
     *
     * @throws ScimException the failure of a read, or 503 when the deadline comes first or the thread is interrupted
     */
    <T> Map<String, T> read(Collection<String> ids, Function<String, Optional<T>> read, Deadline deadline) {
        List<String> distinct = ids.stream().distinct().toList();
        Round<T> round = new Round<>(distinct, read, deadline);
        for (int i = 1; i < Math.min(WIDTH, distinct.size()) && round.hasMore() && submitted(round); i++) {}
        round.run();
        return round.found();
    }

    private boolean submitted(Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RuntimeException e) {
            return false; // the caller does it alone
        }
    }

    /** The reads of one round, taken one after the other by whoever has time. */
    private static final class Round<T> implements Runnable {
        private final List<String> ids;
        private final Function<String, Optional<T>> read;
        private final Deadline deadline;
        private final AtomicReferenceArray<@Nullable T> results;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch open;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Round(List<String> ids, Function<String, Optional<T>> read, Deadline deadline) {
            this.ids = ids;
            this.read = read;
            this.deadline = deadline;
            this.results = new AtomicReferenceArray<>(ids.size());
            this.open = new CountDownLatch(ids.size());
        }

        boolean hasMore() {
            return failure.get() == null && next.get() < ids.size();
        }

        @Override
        public void run() {
            while (hasMore()) {
                int index = next.getAndIncrement();
                if (index < ids.size()) {
                    readOne(index);
                }
            }
        }

        private void readOne(int index) {
            try {
                read.apply(ids.get(index)).ifPresent(object -> results.set(index, object));
                open.countDown();
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                while (open.getCount() > 0) {
                    open.countDown();
                }
            }
        }

        Map<String, T> found() {
            await();
            Throwable failed = failure.get();
            if (failed != null) {
                throw failed instanceof ScimException fault ? fault : new IllegalStateException(failed);
            }
            Map<String, T> found = new LinkedHashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                T object = results.get(i);
                if (object != null) {
                    found.put(ids.get(i), object);
                }
            }
            return found;
        }

        /** Waits for the reads that other threads have begun: each ends by itself, but not before the transport's timeout. */
        private void await() {
            try {
                if (!open.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                    failure.compareAndSet(null, VaultFaults.late());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure.compareAndSet(null, VaultFaults.interrupted());
            }
        }
    }
}
