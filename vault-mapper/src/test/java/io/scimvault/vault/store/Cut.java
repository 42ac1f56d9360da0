package io.scimvault.vault.store;

import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;

/** A way to Vault that is cut at one call, and on which something else happens at that very moment. */
final class Cut implements VaultTransport {

    /** On which side of the call's effect. */
    enum Where {
        /** It was never sent, and that is known. */
        UNSENT(Effect.NONE),
        BEFORE(Effect.UNKNOWN),
        BEHIND(Effect.UNKNOWN),
        /** The call is answered as ever. */
        NOT_AT_ALL(Effect.UNKNOWN);

        private final Effect effect;

        Where(Effect effect) {
            this.effect = effect;
        }
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
    private final Runnable meanwhile;
    private int calls;

    /** @param meanwhile what happens once the call at which it is cut had its effect, or failed to */
    Cut(VaultTransport transport, int at, Where where, Span span, Runnable meanwhile) {
        this.transport = transport;
        this.at = at;
        this.where = where;
        this.span = span;
        this.meanwhile = meanwhile;
    }

    /** One at which nothing else happens. */
    Cut(VaultTransport transport, int at, Where where, Span span) {
        this(transport, at, where, span, () -> {});
    }

    /** One that only counts. */
    static Cut never(VaultTransport transport) {
        return new Cut(transport, Integer.MAX_VALUE, Where.NOT_AT_ALL, Span.ONCE, () -> {});
    }

    @Override
    public synchronized VaultReply send(VaultCall call, VaultToken token) {
        calls++;
        if (calls < at || (calls > at && (span == Span.ONCE || where == Where.NOT_AT_ALL))) {
            return transport.send(call, token);
        }
        if (calls > at) {
            throw lost(call);
        }
        if (where == Where.NOT_AT_ALL) {
            VaultReply reply = transport.send(call, token);
            meanwhile.run();
            return reply;
        }
        if (where == Where.BEHIND) {
            transport.send(call, token);
        }
        meanwhile.run();
        throw lost(call);
    }

    private TransportException lost(VaultCall call) {
        return new TransportException(call + " got no answer", where.effect);
    }

    /** How many calls were made. */
    synchronized int calls() {
        return calls;
    }

    /** Whether there was such a call. */
    synchronized boolean isReached() {
        return calls >= at;
    }
}
