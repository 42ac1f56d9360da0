package io.scimvault.vault.store;

import io.scimvault.scim.resource.Resource;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.driver.VaultFailure;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.mapping.Tombstone;
import io.scimvault.vault.mapping.UserMapping;
import io.scimvault.vault.plan.LeaverPlanner;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Users of one client who leave: deleted, or locked out as tombstones that can be listed and purged. */
final class Leavers {
    private final Wiring wiring;
    private final ScimClient client;
    private final Directory<VaultEntity> users;
    private final UserMapping mapping;
    private final LostLogins lost;

    Leavers(Wiring wiring, ScimClient client, Directory<VaultEntity> users, UserMapping mapping) {
        this.wiring = wiring;
        this.client = client;
        this.users = users;
        this.mapping = mapping;
        this.lost = new LostLogins(wiring, client, mapping);
    }

    /**
     * Lets a user leave while holding the locks of the user's groups: beside a writer of one, Vault would leave the member in it. They
     * are taken before the user's, as a group takes them for a member that is added; a group that the user has joined meanwhile is locked
     * in another round.
     */
    void leave(String id, Consumer<Resource> check) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        GroupLocks locks = new GroupLocks(wiring.groupLock(), List.of());
        AtomicBoolean heal = new AtomicBoolean();
        Outcomes.USERS.firstOf(() -> locks.holding(
                () -> wiring.userLock().holding(List.of(id), () -> leaveOnce(id, check, locks, heal, deadline))));
    }

    /** The user as it was; empty where another attempt is needed. */
    private Optional<Resource> leaveOnce(
            String id, Consumer<Resource> check, GroupLocks locks, AtomicBoolean heal, Deadline deadline) {
        VaultEntity found = users.find(id, deadline).orElseThrow(Outcomes.USERS::missing);
        if (!locks.cover(found.directGroupIds())) {
            return Optional.empty();
        }
        Resource before = seen(found);
        check.accept(before);
        VaultEntity entity = healed(found, deadline);
        PlanOutcome outcome = wiring.runner().run(plan(entity, heal.get(), deadline), deadline);
        if (outcome instanceof PlanOutcome.Done) {
            users.forget(id); // under the locks: whoever waits for them must not take a tombstone for a user
            return Optional.of(before);
        }
        Refusal refusal = Outcomes.USERS.refusal(outcome); // of a group: gone, or with a member that does not exist
        heal.set(refusal == Refusal.UNKNOWN_MEMBER);
        return Optional.empty();
    }

    /** The user as a condition sees it; a function of the host's that fails must not keep a leaver. */
    private Resource seen(VaultEntity entity) {
        try {
            return mapping.toScim(entity, List.of());
        } catch (RuntimeException e) {
            return mapping.stored(entity);
        }
    }

    /** As it is once lost logins are healed; where one cannot be had, or is somebody else's meanwhile, the user leaves all the same. */
    private VaultEntity healed(VaultEntity found, Deadline deadline) {
        VaultEntity now = found;
        for (WantedAlias login : lost(found, deadline)) {
            if (wiring.runner().run(lost.healing(now, List.of(login)), deadline) instanceof PlanOutcome.Failed failed
                    && !VaultFailure.isLasting(failed.fault())) {
                throw failed.fault();
            }
            now = users.find(found.id(), deadline).orElseThrow(Outcomes.USERS::missing);
        }
        return now;
    }

    private List<WantedAlias> lost(VaultEntity entity, Deadline deadline) {
        return client.leaving() == Leaving.LOCK_OUT ? lost.of(entity, deadline) : List.of();
    }

    VaultPlan planLeaving(String id) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        VaultEntity entity = users.find(id, deadline).orElseThrow(Outcomes.USERS::missing);
        List<WantedAlias> logins = lost(entity, deadline);
        if (logins.isEmpty()) {
            return plan(entity, false, deadline);
        }
        VaultPlan healing = lost.healing(entity, logins);
        VaultPlan leaving = lockOut(entity, false, deadline);
        return new VaultPlan(
                leaving.title(),
                Stream.concat(healing.steps().stream(), leaving.steps().stream())
                        .toList());
    }

    private VaultPlan plan(VaultEntity entity, boolean heal, Deadline deadline) {
        boolean hasLogin = client.aliasMounts().stream()
                .anyMatch(mount -> entity.aliasOn(mount).isPresent());
        return client.leaving() == Leaving.DELETE || !hasLogin
                ? LeaverPlanner.delete(entity)
                : lockOut(entity, heal, deadline);
    }

    private VaultPlan lockOut(VaultEntity entity, boolean heal, Deadline deadline) {
        Map<String, List<String>> remaining = new HashMap<>();
        wiring.reader().groups(entity.directGroupIds(), deadline).values().stream()
                .filter(group -> Marks.isGroupOf(client.name(), group))
                .forEach(group -> remaining.put(group.id(), remaining(group, entity.id(), heal, deadline)));
        return LeaverPlanner.lockOut(
                entity,
                remaining,
                Marks.isOfNewerFormat(entity.metadata())
                        ? entity.metadata() // what it holds is for others to understand
                        : Tombstone.metadata(client, entity, wiring.clock().instant()));
    }

    /** The group's other members; to {@code heal} means without those that do not exist, for whose sake Vault refuses every write of the group. */
    private List<String> remaining(VaultGroup group, String leaver, boolean heal, Deadline deadline) {
        List<String> others = new ArrayList<>(group.memberEntityIds());
        others.remove(leaver);
        if (heal) {
            others.retainAll(wiring.reader().entities(others, deadline).keySet());
        }
        return others;
    }

    /** All tombstones of the client, the oldest first. */
    List<Tombstone> tombstones() {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        List<String> ids = wiring.reader().entityNames(deadline).entrySet().stream()
                .filter(entry -> ReservedNames.isTombstone(entry.getValue()))
                .map(entry -> entry.getKey())
                .toList();
        return wiring.reader().entities(ids, deadline).values().stream()
                .filter(entity -> isTombstone(entity, deadline))
                .map(Tombstone::of)
                .sorted(Comparator.comparing(tombstone -> tombstone.deleted().orElse(Instant.MIN)))
                .toList();
    }

    private boolean isTombstone(VaultEntity entity, Deadline deadline) {
        return Marks.isTombstoneOf(client.name(), client.aliasMounts(), entity)
                && !wiring.offLimits().contains(client, entity.id(), deadline);
    }

    /** Erases a tombstone: from then on the person can log in again, as somebody new. */
    void purge(String id) {
        Deadline deadline = Deadline.after(wiring.timeLimit());
        GroupLocks locks = new GroupLocks(wiring.groupLock(), List.of());
        Outcomes.USERS.firstOf(() ->
                locks.holding(() -> wiring.userLock().holding(List.of(id), () -> purgeOnce(id, locks, deadline))));
    }

    private Optional<String> purgeOnce(String id, GroupLocks locks, Deadline deadline) {
        VaultEntity tombstone = tombstone(id, deadline);
        if (!locks.cover(tombstone.directGroupIds())) {
            return Optional.empty();
        }
        Outcomes.USERS.requireDone(wiring.runner().run(LeaverPlanner.purge(tombstone), deadline));
        return Optional.of(id);
    }

    VaultPlan planPurge(String id) {
        return LeaverPlanner.purge(tombstone(id, Deadline.after(wiring.timeLimit())));
    }

    private VaultEntity tombstone(String id, Deadline deadline) {
        return wiring.reader()
                .entity(id, deadline)
                .filter(entity -> isTombstone(entity, deadline))
                .orElseThrow(Outcomes.USERS::missing);
    }
}
