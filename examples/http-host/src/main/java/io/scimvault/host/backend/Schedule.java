package io.scimvault.host.backend;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's chores, one after another on a thread of their own; one that fails is logged and comes round again. */
public final class Schedule implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread chores = new Thread(work, "chores");
        chores.setDaemon(true);
        return chores;
    });

    /** Does something again and again, the given time after it was last done. */
    @SuppressWarnings("FutureReturnValueIgnored") // a chore never ends, and never by an exception
    public void every(Duration pause, String name, Runnable chore) {
        thread.scheduleWithFixedDelay(
                () -> run(name, chore), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something once, soon. */
    @Override
    public void execute(Runnable chore) {
        if (!thread.isShutdown()) {
            thread.execute(() -> run("a chore", chore));
        }
    }

    private static void run(String name, Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed and will be tried again", name, e);
        }
    }

    /** Begins nothing new and waits for what is being done. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
