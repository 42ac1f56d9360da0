package io.scimvault.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntConsumer;

/** How the time of some work grows with its size: measured against itself, since no two machines are equally fast. */
public final class Growth {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RUNS = 20;
    private static final int TIMES = 4;
    private static final double AT_MOST = 9;
    private static final long NOISE = 5_000_000;

    private Growth() {}

    /**
     * Work of this size takes at most nine times as long as a quarter of it, that is, three times for each doubling, where quadratic
     * work would take sixteen times: the best of as many runs as it takes to see that.
     */
    public static void isLinear(int size, IntConsumer work) {
        work.accept(size);
        long part = Long.MAX_VALUE;
        long whole = Long.MAX_VALUE;
        for (int i = 0; i < RUNS && (i < 2 || whole - NOISE > AT_MOST * part); i++) {
            part = Math.min(part, nanos(size / TIMES, work));
            whole = Math.min(whole, nanos(size, work));
        }
        assertThat((double) (whole - NOISE) / part)
                .as("times as long for four times as much, %d ms and %d ms", part / 1_000_000, whole / 1_000_000)
                .isLessThanOrEqualTo(AT_MOST);
    }

    /** Of this thread's processor alone: what else the machine does is no part of the work. */
    private static long nanos(int size, IntConsumer work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.accept(size);
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
