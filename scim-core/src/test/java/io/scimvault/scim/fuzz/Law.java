package io.scimvault.scim.fuzz;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.function.Supplier;

/** What must hold for every input; whatever breaks it is an error of the engines, and ends a fuzzer's run. */
final class Law {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long NANOS = 2_000_000_000L;
    private static final long NANOS_PER_BYTE = 200_000L;
    private static final int DETAIL = 4_000;

    private Law() {}

    static void holds(boolean kept, String law, Object... facts) {
        if (!kept) {
            throw new AssertionError(String.format("broken: " + law, facts));
        }
    }

    /** The result, or nothing where a client would be told what is wrong: 400 with a keyword, or 413. */
    static <T> Optional<T> answer(int length, Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (ScimException e) {
            ScimError error = e.error();
            boolean tooLarge = error.status() == 413;
            holds(tooLarge || error.status() == 400, "a refusal is 400 or 413, not %d", error.status());
            holds(tooLarge || error.scimType().isPresent(), "a 400 has a scimType: %s", error);
            holds(!error.detail().isBlank(), "a refusal says why");
            holds(error.detail().length() <= DETAIL + 4 * length, "a refusal's text grows with the input's at most");
            return Optional.empty();
        }
    }

    /**
     * Runs a target within processor time that grows with its input's length; so generous that only more than linear work exceeds it.
     * What takes longer is run once more, since the first run may have had classes to load.
     */
    static void inLinearTime(byte[] data, Runnable target) {
        long allowed = NANOS + NANOS_PER_BYTE * data.length;
        if (time(target) > allowed) {
            long again = time(target);
            holds(again <= allowed, "%d bytes took %d ms", data.length, again / 1_000_000);
        }
    }

    private static long time(Runnable target) {
        long begin = THREADS.getCurrentThreadCpuTime();
        target.run();
        return THREADS.getCurrentThreadCpuTime() - begin;
    }
}
