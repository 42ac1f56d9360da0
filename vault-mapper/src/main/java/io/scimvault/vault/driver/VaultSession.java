package io.scimvault.vault.driver;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.plan.VaultCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Calls with the library's own token: asked for anew once when it is refused, and repeated a few times where Vault is unavailable.
 * Every call that this library makes can be repeated without harm; a repetition never begins after the deadline.
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
     * Vault's answer, whatever it is but unavailability.
     *
     * @throws ScimException 503 or 429 when Vault stays unavailable
     */
    public VaultReply send(VaultCall call, Deadline deadline) {
        Optional<ScimException> fault = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0 && !pause(attempt, deadline)) {
                break;
            }
            try {
                VaultReply reply = sendWithToken(call);
                if (!isTemporary(reply)) {
                    return reply;
                }
                fault = Optional.of(VaultFaults.refused(call, reply));
            } catch (TransportException e) {
                fault = Optional.of(VaultFaults.unreachable(e));
            }
        }
        throw fault.orElseGet(VaultFaults::late);
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
