package io.scimvault.vault.driver;

import io.scimvault.scim.error.ScimException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The gate through which every operation goes: whoever audits is told of it, its calls are tied together, and once the gate is closed
 * nothing new begins.
 */
public final class Operations {
    private final Audit audit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;
    private boolean closed;

    public Operations(AuditListener listener) {
        this.audit = new Audit(listener);
    }

    /**
     * Does what a request asks for; all operations within have its id.
     *
     * @throws ScimException 503 when the gate is closed
     */
    public <T> T request(String correlationId, Supplier<T> work) {
        return admitted(() -> Trace.of(correlationId).around(work));
    }

    /**
     * Does an operation: within a request it has the request's id, else one of its own.
     *
     * @throws ScimException 503 when the gate is closed, unless this is part of a request that was let in before
     */
    public <T> T run(Operation operation, Supplier<T> work) {
        return run(operation, work, Operations::status);
    }

    /**
     * The same, for work that has failures of its own.
     *
     * @param failures the HTTP status that a failure is audited with
     */
    public <T> T run(Operation operation, Supplier<T> work, ToIntFunction<RuntimeException> failures) {
        return admitted(() -> audited(operation, work, failures));
    }

    /** What a failure is audited with where nothing else is said. */
    public static int status(RuntimeException failure) {
        return failure instanceof ScimException refusal ? refusal.error().status() : 500;
    }

    private <T> T audited(Operation operation, Supplier<T> work, ToIntFunction<RuntimeException> failures) {
        Trace trace = Trace.of(Trace.current().id());
        if (!audit.isOn()) {
            return trace.around(work);
        }
        audit.tell(new AuditEvent.OperationBegun(trace.id(), operation));
        long begin = System.nanoTime();
        int status = 500;
        try {
            T result = trace.around(work);
            boolean isNothing = result instanceof Optional<?> found && found.isEmpty();
            status = operation.verb().status(!isNothing);
            return result;
        } catch (RuntimeException e) {
            status = failures.applyAsInt(e);
            throw e;
        } finally {
            Duration duration = Duration.ofNanos(System.nanoTime() - begin);
            audit.tell(new AuditEvent.OperationEnded(
                    trace.id(), operation, status, trace.calls(), trace.writes(), duration));
        }
    }

    private <T> T admitted(Supplier<T> work) {
        if (Trace.isBound()) {
            return work.get();
        }
        enter();
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    private void enter() {
        lock.lock();
        try {
            if (closed) {
                throw VaultFaults.closed();
            }
            running++;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            running--;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the gate is closed. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets nothing new begin, and waits for what has begun, but no longer than this. It does not wait where the caller itself is
     * within an operation, nor once the thread is interrupted.
     *
     * @return whether all has ended
     */
    public boolean close(Duration patience) {
        lock.lock();
        try {
            closed = true;
            long left = Trace.isBound() ? 0 : patience.toNanos();
            while (running > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return running == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
