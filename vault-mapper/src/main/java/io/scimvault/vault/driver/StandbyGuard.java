package io.scimvault.vault.driver;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to Vault that does not believe a standby that something is missing. A standby of OpenBao answers reads from its own, lagging memory, so
 * that what was just acknowledged is 404 there; a provisioning client would take that for a deletion. Whether the node is the active one
 * is asked when something is missing, at most every ten seconds; a node that does not tell is believed.
 */
public final class StandbyGuard implements VaultTransport {
    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final VaultCall HEALTH = VaultCall.get(VaultPath.of("sys/health"));

    /** What a standby, a performance standby and a disaster recovery secondary answer. */
    private static final List<Integer> STANDBY = List.of(429, 472, 473);

    private static final VaultReply NOT_ACTIVE = new VaultReply(
            503,
            Optional.of(JsonObject.of(
                    "errors", JsonArray.ofStrings(List.of("no active Vault instance answers at this address")))));

    private final VaultTransport transport;
    private final AtomicLong believedUntil = new AtomicLong(System.nanoTime());

    /** A guard before a transport. */
    public StandbyGuard(VaultTransport transport) {
        this.transport = transport;
    }

    @Override
    public VaultReply send(VaultCall call, VaultToken token) {
        VaultReply reply = transport.send(call, token);
        return isMiss(call, reply) && isStandby(token) ? NOT_ACTIVE : reply;
    }

    /** A 404 of Vault's own, or a lookup's 204. */
    private static boolean isMiss(VaultCall call, VaultReply reply) {
        boolean isLookup =
                call.method() == VaultCall.Method.POST && call.path().fixed().startsWith("identity/lookup/");
        boolean isRead = isLookup || call.method() == VaultCall.Method.GET;
        return isRead && (reply.isMissing() || (isLookup && reply.status() == 204));
    }

    private boolean isStandby(VaultToken token) {
        long now = System.nanoTime();
        if (believedUntil.get() - now > 0) {
            return false;
        }
        try {
            if (STANDBY.contains(transport.send(HEALTH, token).status())) {
                return true;
            }
        } catch (TransportException e) {
            return false;
        }
        believedUntil.set(now + BELIEVED.toNanos());
        return false;
    }

    /** The guarded way, and nothing else. */
    @Override
    public String toString() {
        return "StandbyGuard[" + transport + "]";
    }
}
