package io.scimvault.vault.driver;

import io.scimvault.vault.plan.VaultCall;

/**
 * A transport whose calls are told to a listener by itself. A {@link VaultSession} tells its own calls; this is for those that do not go
 * through one: the logins and renewals of a {@link TokenSource}.
 */
public final class AuditedTransport implements VaultTransport {
    private final AuditedCalls calls;

    public AuditedTransport(VaultTransport transport, AuditListener listener) {
        this.calls = new AuditedCalls(transport, listener);
    }

    @Override
    public VaultReply send(VaultCall call, VaultToken token) {
        return calls.send(call, token, Trace.current(), 1);
    }
}
