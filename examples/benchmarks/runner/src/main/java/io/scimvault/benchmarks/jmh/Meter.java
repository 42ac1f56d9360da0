package io.scimvault.benchmarks.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up what is used between start and stop: CPU time of all Java threads, since an engine may have threads of its own, with the
 * time that the collector stopped them for, and the bytes that they allocate. On a machine that others use too this says more than the time on the wall.
 *
 * <p>Static because JMH makes profilers and states apart from each other; each measurement has a process of its own.
 */
final class Meter {
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static long cpuNanos;
    private static long bytes;
    private static long cpuAtStart;
    private static long bytesAtStart;

    private Meter() {}

    static void reset() {
        cpuNanos = 0;
        bytes = 0;
    }

    static void start() {
        bytesAtStart = allocated();
        cpuAtStart = cpu();
    }

    static void stop() {
        cpuNanos += cpu() - cpuAtStart;
        bytes += allocated() - bytesAtStart;
    }

    private static long cpu() {
        long collecting = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            collecting += collector.getCollectionTime();
        }
        return sum(THREADS.getThreadCpuTime(THREADS.getAllThreadIds())) + collecting * NANOS_PER_MILLI;
    }

    private static long allocated() {
        return sum(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()));
    }

    /** Of a thread that has just ended the value is negative. */
    private static long sum(long[] values) {
        return Arrays.stream(values).filter(value -> value > 0).sum();
    }

    static long cpuNanos() {
        return cpuNanos;
    }

    static long bytes() {
        return bytes;
    }
}
