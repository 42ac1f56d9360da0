package io.scimvault.vault.memory;

import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A standby of a Vault in memory, which lags: what OpenBao 2.5 and newer are on a cluster with default settings.
 *
 * <p>It answers reads, lists and lookups from its own, older state. A write is begun on that state as well, and passed on to the
 * active node only when it would change something. So what was just created cannot be named through it (400), a DELETE of it answers
 * 204 and deletes nothing, a name that was just freed is still in use, and what is written through it is not read back. A write that
 * passes is checked again on the active node, and decided there; whether a group's entities exist is looked at there alone.
 * {@code sys/health} answers 429, {@code sys/leader} names another node. New tokens and logins are good at once; somebody who was just
 * disabled is let in for as long as the standby lags, and somebody just enabled is not.
 *
 * <p>A real standby hears of a write with the next one, at the latest after about 145 ms; this one is behind for exactly as long as it was
 * told. It has faults and a log of calls of its own; what it passes on is not in the active node's log. Not imitated: a
 * {@code modify_index} that differs from the active node's, groups nested in memory by a write that was refused, index headers, the
 * loss of the active node.
 */
public final class StandbyVault implements VaultTransport {
    private final Object lock;
    private final Clock clock;
    private final Optional<Duration> lag;
    private final Replica replica;
    private final Tokens tokens;
    private final Router router;
    private final Router active;
    private final Wire wire;

    StandbyVault(Object lock, Clock clock, Optional<Duration> lag, Replica replica, Tokens tokens, Router active) {
        this.lock = lock;
        this.clock = clock;
        this.lag = lag;
        this.replica = replica;
        this.tokens = tokens.at(replica.tables());
        this.router = new Router(replica.tables(), this.tokens, () -> Role.STANDBY);
        this.active = active;
        this.wire = new Wire(lock);
    }

    @Override
    public VaultReply send(VaultCall call, VaultToken token) {
        return wire.send(call, () -> answer(call, token), () -> tokens.caller(token));
    }

    private VaultReply answer(VaultCall call, VaultToken token) {
        lag.ifPresent(behind -> replica.catchUp(clock.instant().minus(behind)));
        try {
            return router.answer(call, token);
        } catch (Forwarded toActive) {
            return active.answer(call, token);
        }
    }

    /** Hears of all that has happened on the active node until now. */
    public void catchUp() {
        synchronized (lock) {
            replica.catchUp(Instant.MAX);
        }
    }

    /** What goes wrong on the way to this node. */
    public Faults faults() {
        return wire.faults();
    }

    /** The last 10,000 calls that were sent to this node, the oldest first. */
    public CallLog calls() {
        return wire.calls();
    }

    /** Forgets the calls so far. */
    public void clearCalls() {
        wire.clear();
    }
}
