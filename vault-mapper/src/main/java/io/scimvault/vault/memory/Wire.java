package io.scimvault.vault.memory;

import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.plan.VaultCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The way to one node: faults befall what passes, and all of it is remembered. */
final class Wire {
    private static final int USUALLY_KEPT = 10_000;

    private final Object lock;
    private final Faults faults = new Faults();
    private final Deque<Call> calls = new ArrayDeque<>();
    private int kept = USUALLY_KEPT;

    /** @param lock what orders the calls of all nodes */
    Wire(Object lock) {
        this.lock = lock;
    }

    /**
     * Sends a call.
     *
     * @param vault has it carried out, with the lock held
     * @param caller tells who sends it, with the lock held
     */
    VaultReply send(VaultCall call, Supplier<VaultReply> vault, Supplier<String> caller) {
        Fate fate = faults.fate(call);
        fate.before().forEach(Runnable::run);
        try {
            synchronized (lock) {
                return carried(call, fate.outcome(), vault, caller.get());
            }
        } finally {
            fate.after().forEach(Runnable::run);
        }
    }

    private VaultReply carried(VaultCall call, Fate.Outcome outcome, Supplier<VaultReply> vault, String caller) {
        try {
            VaultReply reply = outcome.of(call, vault);
            remember(new Call(call, reply.status(), Optional.empty(), caller));
            return reply;
        } catch (TransportException e) {
            remember(new Call(call, 0, Optional.of(e.effect()), caller));
            throw e;
        }
    }

    private void remember(Call call) {
        calls.addLast(call);
        forget(kept);
    }

    private void forget(int size) {
        while (calls.size() > size) {
            calls.removeFirst();
        }
    }

    Faults faults() {
        return faults;
    }

    CallLog calls() {
        synchronized (lock) {
            List<Call> copy = new ArrayList<>(calls);
            return new CallLog(copy);
        }
    }

    void clear() {
        synchronized (lock) {
            calls.clear();
        }
    }

    /** Remembers no more than the last so many calls from now on. */
    void keep(int last) {
        if (last < 0) {
            throw new IllegalArgumentException("no fewer calls than none can be kept");
        }
        synchronized (lock) {
            kept = last;
            forget(last);
        }
    }
}
