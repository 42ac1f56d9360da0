package io.scimvault.vault.driver;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A token that is renewed when less than a third of its life is left, by the thread that asks for it next; there is no thread in the
 * background. One thread does it at a time. Meanwhile the others go on with the token as it is, or wait where there is none that lives;
 * if a login fails, it fails for all that waited for it.
 */
final class LeasedToken implements TokenSource {
    /** After a renewal that failed, the token is used as it is for a while. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Login login;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile @Nullable TransportException lastFailure;

    LeasedToken(Login login, LongSupplier nanos) {
        this.login = login;
        this.nanos = nanos;
    }

    /** A token, since when, and when to look after it next. */
    private record Held(Lease lease, long since, long dueAfter) {
        VaultToken token() {
            return lease.token();
        }

        boolean isDue(long now) {
            return !lease.isEndless() && now - since >= dueAfter;
        }

        boolean isOver(long now) {
            return !lease.isEndless() && now - since >= lease.lifetime().toNanos();
        }
    }

    @Override
    public VaultToken token() {
        Held present = held;
        long now = nanos.getAsLong();
        if (present == null || present.isOver(now)) {
            return inTurn(present == null ? null : present.token());
        }
        if (present.isDue(now) && lock.tryLock()) {
            try {
                return refreshed(present);
            } finally {
                lock.unlock();
            }
        }
        return present.token();
    }

    @Override
    public VaultToken renewed(VaultToken refused) {
        return inTurn(refused);
    }

    /** Another token than the one given, had by this thread or by the one that came first. */
    private VaultToken inTurn(@Nullable VaultToken unwanted) {
        TransportException before = lastFailure;
        lock.lock();
        try {
            Held present = held;
            if (present != null && !present.token().equals(unwanted) && !present.isOver(nanos.getAsLong())) {
                return present.token();
            }
            TransportException meanwhile = lastFailure;
            if (meanwhile != null && meanwhile != before) {
                throw meanwhile;
            }
            return loggedIn();
        } finally {
            lock.unlock();
        }
    }

    private VaultToken loggedIn() {
        try {
            return hold(login.login());
        } catch (TransportException e) {
            lastFailure = e;
            throw e;
        }
    }

    private VaultToken refreshed(Held present) {
        if (!present.equals(held)) {
            Held other = held;
            return other == null ? present.token() : other.token();
        }
        try {
            Optional<Lease> longer = present.lease().renewable() ? login.renew(present.token()) : Optional.empty();
            boolean isWorthIt =
                    longer.filter(lease -> isEnough(lease, present.lease())).isPresent();
            return hold(isWorthIt ? longer.orElseThrow() : login.login());
        } catch (TransportException e) {
            long age = nanos.getAsLong() - present.since();
            held = new Held(present.lease(), present.since(), age + PAUSE.toNanos());
            return present.token();
        }
    }

    /** A token near the end of all that it may live is renewed for a short while only. */
    private static boolean isEnough(Lease longer, Lease before) {
        return longer.isEndless()
                || longer.lifetime().compareTo(before.lifetime().dividedBy(3)) > 0;
    }

    private VaultToken hold(Lease lease) {
        long dueAfter = lease.lifetime().multipliedBy(2).dividedBy(3).toNanos();
        held = new Held(lease, nanos.getAsLong(), dueAfter);
        return lease.token();
    }
}
