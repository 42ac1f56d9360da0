package io.scimvault.vault.driver;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.plan.VaultCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Calls with the library's own token: asked for anew once when it is refused, and repeated a few times where Vault is unavailable.
 * Nothing begins after the deadline.
 */
public final class VaultSession {
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(80);

    private final VaultTransport transport;
    private final TokenSource tokens;

    public VaultSession(VaultTransport transport, TokenSource tokens) {
        this.transport = transport;
        this.tokens = tokens;
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
                VaultReply reply = sendWithToken(call);
                if (!isTemporary(reply)) {
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
    VaultReply probe(VaultCall call) {
        try {
            return sendWithToken(call);
        } catch (TransportException e) {
            throw VaultFaults.unreachable(e);
        }
    }

    /** The answer to a call made with somebody else's token, once. */
    VaultReply sendAs(VaultCall call, VaultToken token) {
        try {
            return transport.send(call, token);
        } catch (TransportException e) {
            throw VaultFaults.unreachable(e);
        }
    }

    private VaultReply sendWithToken(VaultCall call) {
        VaultToken token = tokens.token();
        VaultReply reply = transport.send(call, token);
        if (reply.status() != 403) {
            return reply;
        }
        VaultToken renewed = tokens.renewed(token);
        return renewed.equals(token) ? reply : transport.send(call, renewed);
    }

    private static boolean isTemporary(VaultReply reply) {
        if (reply.isSuccess()) {
            return false;
        }
        VaultErrors.Kind kind = VaultErrors.classify(reply);
        return kind == VaultErrors.Kind.UNAVAILABLE || kind == VaultErrors.Kind.RATE_LIMITED;
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
