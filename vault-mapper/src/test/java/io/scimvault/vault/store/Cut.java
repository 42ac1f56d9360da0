package io.scimvault.vault.store;

import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;

/** A way to Vault that is cut at one call. */
final class Cut implements VaultTransport {

    /** On which side of the call's effect. */
    enum Where {
        BEFORE,
        BEHIND
    }

    /** For how long. */
    enum Span {
        ONCE,
        FOR_GOOD
    }

    private final VaultTransport transport;
    private final int at;
    private final Where where;
    private final Span span;
    private int calls;

    Cut(VaultTransport transport, int at, Where where, Span span) {
        this.transport = transport;
        this.at = at;
        this.where = where;
        this.span = span;
    }

    @Override
    public synchronized VaultReply send(VaultCall call, VaultToken token) {
        calls++;
        if (calls < at || (calls > at && span == Span.ONCE)) {
            return transport.send(call, token);
        }
        if (calls == at && where == Where.BEHIND) {
            transport.send(call, token);
        }
        throw new TransportException(call + " got no answer", Effect.UNKNOWN);
    }

    /** Whether there was such a call. */
    synchronized boolean isReached() {
        return calls >= at;
    }
}
