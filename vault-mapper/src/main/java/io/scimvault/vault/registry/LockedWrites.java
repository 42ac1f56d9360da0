package io.scimvault.vault.registry;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.driver.PlanRunner;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Writes of one group or one user: each under its locks, with a deadline of its own, and after a look at what is there now. */
record LockedWrites(VaultReader reader, PlanRunner runner, Locks locks, Duration timeLimit) {
    private static final int ATTEMPTS = 5;

    Deadline deadline() {
        return Deadline.after(timeLimit);
    }

    /**
     * Runs a plan for a group and its members. A member that does not exist, for whose sake Vault refuses every write of the group, is
     * left out at another attempt.
     *
     * @return whether the group was there
     */
    boolean group(String id, BiFunction<VaultGroup, List<String>, VaultPlan> plan) {
        return locks.holding(List.of(id), List.of(), () -> {
            Deadline deadline = deadline();
            for (int i = 0; i < ATTEMPTS; i++) {
                Optional<VaultGroup> group = reader.group(id, deadline);
                if (group.isEmpty()) {
                    return false;
                }
                List<String> members = group.get().memberEntityIds();
                List<String> there = i == 0 ? members : alive(members, deadline);
                if (isDone(plan.apply(group.get(), there), deadline)) {
                    return true;
                }
            }
            throw busy();
        });
    }

    private List<String> alive(List<String> members, Deadline deadline) {
        Set<String> found = reader.entities(members, deadline).keySet();
        return members.stream().filter(found::contains).toList();
    }

    /**
     * Runs a plan for a user while holding the locks of the user's groups, too, as a DELETE by SCIM does: beside a writer of one, Vault would
     * leave a deleted member in it.
     */
    void user(String id, Function<VaultEntity, VaultPlan> plan) {
        Set<String> groups = Set.of();
        for (int i = 0; i < ATTEMPTS; i++) {
            Set<String> held = groups;
            Optional<Set<String>> more = locks.holding(held, List.of(id), () -> userHolding(id, held, plan));
            if (more.isEmpty()) {
                return;
            }
            groups = more.get();
        }
        throw busy();
    }

    /** The locks that another attempt needs; empty when it is done. */
    private Optional<Set<String>> userHolding(String id, Set<String> held, Function<VaultEntity, VaultPlan> plan) {
        Deadline deadline = deadline();
        Optional<VaultEntity> entity = reader.entity(id, deadline);
        if (entity.isEmpty()) {
            return Optional.empty();
        }
        Set<String> needed = new TreeSet<>(entity.get().directGroupIds());
        boolean done = held.containsAll(needed) && isDone(plan.apply(entity.get()), deadline);
        return done ? Optional.empty() : Optional.of(needed);
    }

    /** Whether a plan is done; false where others came between. */
    private boolean isDone(VaultPlan plan, Deadline deadline) {
        PlanOutcome outcome = runner.run(plan, deadline);
        if (outcome instanceof PlanOutcome.Failed failed) {
            throw failed.fault();
        }
        return outcome instanceof PlanOutcome.Done;
    }

    static ScimException busy() {
        return new ScimException(
                ScimError.unavailable("Others change the same objects at the same time.", Duration.ofSeconds(2)));
    }
}
