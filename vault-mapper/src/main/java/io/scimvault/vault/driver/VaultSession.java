package io.scimvault.vault.driver;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Calls with the library's own token: asked for anew once when it is refused, and repeated a few times where Vault is unavailable.
 * Nothing begins after the deadline: what is under way then ends with the transport's own timeout.
 */
public final class VaultSession {
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(80);
    private static final VaultCall LOOK_AT_SELF = VaultCall.get(VaultPath.of("auth/token/lookup-self"));

    private final AuditedCalls calls;
    private final TokenSource tokens;

    public VaultSession(VaultTransport transport, TokenSource tokens) {
        this(transport, tokens, AuditListener.NONE);
    }

    /** @param listener is told every call, and by a {@link PlanRunner} on this session every plan */
    public VaultSession(VaultTransport transport, TokenSource tokens, AuditListener listener) {
        this.calls = new AuditedCalls(transport, listener);
        this.tokens = tokens;
    }

    Audit audit() {
        return calls.audit();
    }

    /**
     * Vault's answer to a call that means the same however often it comes: a read, a deletion by id, something made under a pending
     * name. It is repeated where none came, and where Vault is unavailable.
     *
     * @throws ScimException 503 or 429 when Vault stays unavailable, or the deadline is past
     */
    public VaultReply send(VaultCall call, Deadline deadline) {
        return send(call, deadline, true);
    }

    /**
     * Vault's answer to a call that changes an object by its id. It is not repeated where it may have taken effect: somebody else may
     * have changed the object since, and the repetition would take that back.
     *
     * @throws ScimException as for {@link #send}
     */
    VaultReply sendOnce(VaultCall call, Deadline deadline) {
        return send(call, deadline, false);
    }

    private VaultReply send(VaultCall call, Deadline deadline, boolean again) {
        Optional<ScimException> fault = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS && !deadline.isPast(); attempt++) {
            if (attempt > 0 && !pause(attempt, deadline)) {
                break;
            }
            boolean effectless;
            try {
                VaultReply reply = sendWithToken(call, deadline, attempt + 1);
                if (reply.isSuccess() || !VaultErrors.isTemporary(VaultErrors.classify(reply))) {
                    return reply;
                }
                fault = Optional.of(VaultFaults.refused(call, reply));
                effectless = reply.status() == 429 || reply.status() == 503;
            } catch (TransportException e) {
                fault = Optional.of(VaultFaults.unreachable(e));
                effectless = e.effect() == TransportException.Effect.NONE;
            }
            if (!again && !effectless) {
                break;
            }
        }
        throw fault.orElseGet(VaultFaults::late);
    }

    /** One answer, whatever it is. */
    VaultReply probe(VaultCall call, Deadline deadline) {
        try {
            return sendWithToken(call, deadline, 1);
        } catch (TransportException e) {
            throw VaultFaults.unreachable(e);
        }
    }

    /** The answer to a call made with somebody else's token, once. */
    VaultReply sendAs(VaultCall call, VaultToken token) {
        try {
            return calls.send(call, token, Trace.current(), 1);
        } catch (TransportException e) {
            throw VaultFaults.unreachable(e);
        }
    }

    /**
     * What an answer that is no success means. Where it says only that something is not allowed, the token is asked to look at itself:
     * if not even that is allowed, it is dead.
     */
    ScimException fault(VaultCall call, VaultReply reply, Deadline deadline) {
        VaultErrors.Kind kind = VaultErrors.classify(reply);
        boolean isOpen = kind == VaultErrors.Kind.DENIED && !reply.errors().isEmpty() && !isByPolicy(reply);
        boolean isDead = isOpen && isTokenDead(deadline);
        return VaultFaults.refused(call, reply, isDead ? VaultErrors.Kind.TOKEN_DEAD : kind);
    }

    private boolean isTokenDead(Deadline deadline) {
        if (deadline.isPast()) {
            return false;
        }
        try {
            VaultReply self = calls.send(LOOK_AT_SELF, ask(tokens::token, deadline), deadline.trace(), 1);
            return !self.isSuccess() && VaultErrors.classify(self) == VaultErrors.Kind.DENIED && !isByPolicy(self);
        } catch (TransportException e) {
            return false;
        }
    }

    /** A policy is looked at only once the token was found to be alive, and its refusal is wrapped. */
    private static boolean isByPolicy(VaultReply reply) {
        return reply.refuses("1 error occurred");
    }

    private VaultReply sendWithToken(VaultCall call, Deadline deadline, int attempt) {
        VaultToken token = ask(tokens::token, deadline);
        if (deadline.isPast()) {
            throw VaultFaults.late(); // to get the token took all the time
        }
        VaultReply reply = calls.send(call, token, deadline.trace(), attempt);
        if (reply.status() != 403 || deadline.isPast()) {
            return reply;
        }
        VaultToken renewed = ask(() -> tokens.renewed(token), deadline);
        return renewed.equals(token) || deadline.isPast()
                ? reply
                : calls.send(call, renewed, deadline.trace(), attempt + 1);
    }

    /** Whatever becomes of a login, the call itself was not sent. */
    private static VaultToken ask(Supplier<VaultToken> tokens, Deadline deadline) {
        try {
            return deadline.trace().around(tokens);
        } catch (RuntimeException e) {
            throw new TransportException("there is no token for Vault", TransportException.Effect.NONE, e);
        }
    }

    /** Waits longer each time, by chance a little more or less; false when the deadline comes first. */
    private static boolean pause(int attempt, Deadline deadline) {
        long millis = FIRST_PAUSE.toMillis() << (2 * (attempt - 1));
        long jittered = ThreadLocalRandom.current().nextLong(millis / 2, millis + millis / 2);
        if (deadline.left().toMillis() <= jittered) {
            return false;
        }
        try {
            Thread.sleep(jittered);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
