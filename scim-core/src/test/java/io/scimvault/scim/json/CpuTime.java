package io.scimvault.scim.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** The processor time of the calling thread, which a busy machine does not stretch as it does the clock's. */
final class CpuTime {
    private CpuTime() {}

    static void within(long milliseconds, Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        assertThat(TimeUnit.NANOSECONDS.toMillis(taken))
                .as("milliseconds of processor time")
                .isLessThan(milliseconds);
    }
}
