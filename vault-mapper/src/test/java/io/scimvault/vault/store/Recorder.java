package io.scimvault.vault.store;

import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;
import java.util.ArrayList;
import java.util.List;

/** Remembers the calls that pass. */
final class Recorder implements VaultTransport {
    private final VaultTransport transport;
    private final List<VaultCall> calls = new ArrayList<>();

    Recorder(VaultTransport transport) {
        this.transport = transport;
    }

    @Override
    public VaultReply send(VaultCall call, VaultToken token) {
        if (!call.path().fixed().equals("sys/health")) { // asked now and then, whatever the operation
            synchronized (calls) {
                calls.add(call);
            }
        }
        return transport.send(call, token);
    }

    /** Every call since the last time that this was asked, by method and path, ids left out. */
    List<String> drain() {
        synchronized (calls) {
            List<String> drained = calls.stream()
                    .map(call -> call.method() + " " + call.path().template())
                    .toList();
            calls.clear();
            return drained;
        }
    }

    /** The writes among the calls since the last time. */
    List<String> drainWrites() {
        return drain().stream()
                .filter(call -> call.startsWith("DELETE")
                        || (call.startsWith("POST") && !call.startsWith("POST identity/lookup/")))
                .toList();
    }
}
