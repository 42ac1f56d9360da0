package io.scimvault.host.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads on, after the answer, what a client still sends of a body that nobody wants, up to a limit: a connection that is closed
 * before is reset, and the client never reads why.
 */
final class Drain implements Runnable {
    private final Request request;
    private final Callback callback;
    private final Scheduler.Task timer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private int left;

    private Drain(Request request, int most, Duration limit, Callback callback) {
        this.request = request;
        this.left = most;
        this.callback = callback;
        this.timer =
                request.getComponents().getScheduler().schedule(this::end, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The answer is sent: completes the exchange once nothing more comes, or enough came. */
    static void after(Request request, Limits limits, Callback callback) {
        new Drain(request, limits.drained(), limits.silence(), callback).run();
    }

    @Override
    public void run() {
        while (!ended.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk);
            left -= chunk.remaining();
            chunk.release();
            if (last || left < 0) {
                end();
            }
        }
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            timer.cancel();
            callback.succeeded();
        }
    }
}
