package io.scimvault.host.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which the head of a request drips in so slowly that it never ends: Jetty's own time limit starts anew with
 * every byte.
 */
final class SlowSenders extends AbstractLifeCycle implements Connection.Listener {
    /** Stands for the time at which the head began while a request is being answered. */
    private static final long ANSWERING = Long.MIN_VALUE;

    private final Map<Connection, Long> waitingSince = new ConcurrentHashMap<>();
    private final Scheduler scheduler = new ScheduledExecutorScheduler("slow-senders", true);
    private final Duration limit;

    SlowSenders(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void onOpened(Connection connection) {
        waitingSince.put(connection, System.nanoTime());
    }

    @Override
    public void onClosed(Connection connection) {
        waitingSince.remove(connection);
    }

    /** The head of a request is there; its body has a time limit of its own. */
    void arrived(Connection connection) {
        waitingSince.replace(connection, ANSWERING);
    }

    /** A request was answered: the next may begin. */
    void answered(Connection connection) {
        waitingSince.replace(connection, System.nanoTime());
    }

    @Override
    protected void doStart() throws Exception {
        scheduler.start();
        schedule();
    }

    @Override
    protected void doStop() throws Exception {
        scheduler.stop();
    }

    private void schedule() {
        scheduler.schedule(this::look, Math.max(1, limit.toMillis() / 10), TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        try {
            waitingSince.forEach((connection, since) -> {
                if (since != ANSWERING && now - since > limit.toNanos()) {
                    connection.getEndPoint().close();
                }
            });
        } finally {
            schedule();
        }
    }
}
