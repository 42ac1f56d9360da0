package io.scimvault.host.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/** A request's body, taken as it arrives: while it is waited for, it has no thread. */
final class Body implements Runnable {
    /** Breaks where the body broke: ended before its end, or in chunks that are none. */
    private static final class BrokenStream extends InputStream {
        private final Throwable cause;

        BrokenStream(Throwable cause) {
            this.cause = cause;
        }

        @Override
        public int read() throws IOException {
            throw new IOException("the body is broken", cause);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }

    private final Request request;
    private final int wanted;
    private final Consumer<Optional<InputStream>> then;
    private final Scheduler.Task timer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Body(Request request, int wanted, Duration limit, Consumer<Optional<InputStream>> then) {
        this.request = request;
        this.wanted = wanted;
        this.then = then;
        this.timer =
                request.getComponents().getScheduler().schedule(this::tooLate, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a body up to one byte past the limit, and then goes on, once, in whatever thread: with what it took, or with nothing where
     * it was not there in time.
     */
    static void take(Request request, int limit, Duration patience, Consumer<Optional<InputStream>> then) {
        new Body(request, limit + 1, patience, then).run();
    }

    @Override
    public void run() {
        while (!ended.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                Throwable failure = chunk.getFailure();
                end(failure instanceof TimeoutException ? Optional.empty() : Optional.of(new BrokenStream(failure)));
                return;
            }
            byte[] more = new byte[Math.min(chunk.remaining(), wanted - bytes.size())];
            chunk.getByteBuffer().get(more);
            bytes.writeBytes(more);
            boolean last = chunk.isLast();
            chunk.release();
            if (last || bytes.size() == wanted) {
                end(Optional.of(new ByteArrayInputStream(bytes.toByteArray())));
            }
        }
    }

    private void tooLate() {
        request.getComponents().getExecutor().execute(() -> end(Optional.empty()));
    }

    private void end(Optional<InputStream> outcome) {
        if (ended.compareAndSet(false, true)) {
            timer.cancel();
            then.accept(outcome);
        }
    }
}
