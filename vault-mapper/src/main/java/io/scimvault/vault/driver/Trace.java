package io.scimvault.vault.driver;

import io.scimvault.vault.plan.VaultCall;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What ties the calls of one operation together: the id by which logs find them, and their number. scim-core's port to the store has
 * no place for it, so that it is bound to the thread between the request and the operation's {@link Deadline}, which carries it on.
 */
final class Trace {
    private static final ThreadLocal<@Nullable Trace> CURRENT = new ThreadLocal<>();

    private final String id;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();

    private Trace(String id) {
        this.id = id;
    }

    static Trace of(String id) {
        return new Trace(id);
    }

    /** What this thread works on; where that is nothing in particular, something new. */
    static Trace current() {
        Trace current = CURRENT.get();
        return current == null ? new Trace(freshId()) : current;
    }

    /** Whether this thread is within an operation or a request. */
    static boolean isBound() {
        return CURRENT.get() != null;
    }

    private static String freshId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** Does work, all of which belongs to this. */
    <T> T around(Supplier<T> work) {
        Trace outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    void count(VaultCall call) {
        calls.incrementAndGet();
        if (isWrite(call)) {
            writes.incrementAndGet();
        }
    }

    private static boolean isWrite(VaultCall call) {
        String path = call.path().fixed();
        return switch (call.method()) {
            case GET, LIST -> false;
            case DELETE -> true;
            case POST -> path.startsWith("identity/") && !path.startsWith("identity/lookup/");
        };
    }

    String id() {
        return id;
    }

    int calls() {
        return calls.get();
    }

    int writes() {
        return writes.get();
    }
}
