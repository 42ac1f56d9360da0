package io.scimvault.vault.driver;

import io.scimvault.vault.plan.VaultCall;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A transport whose every call is counted and told. */
final class AuditedCalls {
    private final VaultTransport transport;
    private final Audit audit;

    AuditedCalls(VaultTransport transport, AuditListener listener) {
        this.transport = transport;
        this.audit = new Audit(listener);
    }

    Audit audit() {
        return audit;
    }

    /** Sends a call once. */
    VaultReply send(VaultCall call, VaultToken token, Trace trace, int attempt) {
        trace.count(call);
        if (!audit.isOn()) {
            return transport.send(call, token);
        }
        long begin = System.nanoTime();
        try {
            VaultReply reply = transport.send(call, token);
            Optional<VaultErrors.Kind> fault =
                    reply.isSuccess() ? Optional.empty() : Optional.of(VaultErrors.classify(reply));
            tell(call, trace, OptionalInt.of(reply.status()), fault, attempt, begin);
            return reply;
        } catch (TransportException e) {
            tell(call, trace, OptionalInt.empty(), Optional.of(VaultFaults.kind(e)), attempt, begin);
            throw e;
        }
    }

    private void tell(
            VaultCall call,
            Trace trace,
            OptionalInt status,
            Optional<VaultErrors.Kind> fault,
            int attempt,
            long begin) {
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        audit.tell(new AuditEvent.CallEnded(
                trace.id(), call.method(), call.path().template(), status, fault, attempt, duration));
    }
}
