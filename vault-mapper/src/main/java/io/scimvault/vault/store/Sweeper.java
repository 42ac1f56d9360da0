package io.scimvault.vault.store;

import io.scimvault.vault.driver.Deadline;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.plan.Step;
import io.scimvault.vault.plan.SweepPlanner;
import io.scimvault.vault.plan.VaultPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Removes what creations left half-made: objects under a pending name or with an alias marked as pending, older than the grace, and
 * carrying this library's mark. Each is looked at again right before it is deleted, by id. Running it twice does no more than once.
 */
public final class Sweeper {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

    private final Wiring wiring;
    private final BiPredicate<VaultPlan, Deadline> removing;

    /** One that removes. */
    public Sweeper(Wiring wiring) {
        this(wiring, (plan, deadline) -> wiring.runner().run(plan, deadline) instanceof PlanOutcome.Done);
    }

    /** @param removing is given each plan that removes an object, and says whether it is gone */
    private Sweeper(Wiring wiring, BiPredicate<VaultPlan, Deadline> removing) {
        this.wiring = wiring;
        this.removing = removing;
    }

    /** What {@link #sweep} would remove now; nothing is written. */
    public static VaultPlan plan(Wiring wiring) {
        List<Step> steps = new ArrayList<>();
        new Sweeper(wiring, (plan, deadline) -> steps.addAll(plan.steps())).sweep();
        return SweepPlanner.all(steps);
    }

    /** How much was removed. */
    public record Swept(int users, int aliases, int groups) {

        /** Whether there was nothing to remove. */
        public boolean isNothing() {
            return users + aliases + groups == 0;
        }
    }

    /** Looks through all entities, aliases and groups once. */
    public Swept sweep() {
        Deadline deadline = Deadline.after(TIME_LIMIT);
        Instant before = wiring.reader().now(deadline).minus(wiring.grace());
        return new Swept(users(before, deadline), aliases(before, deadline), groups(before, deadline));
    }

    private int users(Instant before, Deadline deadline) {
        Set<String> candidates = new LinkedHashSet<>();
        wiring.reader().entityNames(deadline).forEach((id, name) -> {
            if (ReservedNames.isPending(name)) {
                candidates.add(id);
            }
        });
        wiring.reader().aliases(deadline).stream()
                .filter(alias -> Marks.CREATE.equals(alias.customMetadata().get(Marks.PENDING)))
                .forEach(alias -> candidates.add(alias.entityId()));
        int removed = 0;
        for (String id : candidates) {
            Optional<VaultEntity> entity = wiring.reader().entity(id, deadline);
            if (entity.filter(found -> isLeftOver(found, before)).isPresent()) {
                removed += run(SweepPlanner.entity(id), deadline);
            }
        }
        return removed;
    }

    /** Whether nothing but an interrupted creation can have left an entity like this. */
    static boolean isLeftOver(VaultEntity entity, Instant before) {
        if (!entity.created().isBefore(before) || !entity.policies().isEmpty()) {
            return false;
        }
        if (ReservedNames.isOwnPending(entity.name())) {
            return Marks.owner(entity).isPresent() && !wasFinished(entity);
        }
        return entity.aliases().stream().anyMatch(alias -> isBornPending(entity, alias));
    }

    /** With a login of its own and not locked out, it was a user's before somebody gave it such a name. */
    private static boolean wasFinished(VaultEntity entity) {
        return !entity.disabled()
                && entity.aliases().stream()
                        .filter(alias -> alias.customMetadata().containsKey(Marks.CLIENT))
                        .anyMatch(alias -> !alias.customMetadata().containsKey(Marks.PENDING));
    }

    private static boolean isBornPending(VaultEntity entity, VaultAlias alias) {
        String client = alias.customMetadata().get(Marks.CLIENT);
        return Marks.CREATE.equals(alias.customMetadata().get(Marks.PENDING))
                && client != null
                && ReservedNames.isPending(alias.name())
                && Marks.owner(entity).filter(owner -> !owner.equals(client)).isEmpty()
                && Marks.areBornTogether(entity, alias);
    }

    private int aliases(Instant before, Deadline deadline) {
        int removed = 0;
        for (VaultAlias listed : wiring.reader().aliases(deadline)) {
            if (!Marks.ATTACH.equals(listed.customMetadata().get(Marks.PENDING))) {
                continue;
            }
            Optional<VaultAlias> alias = wiring.reader().entity(listed.entityId(), deadline).stream()
                    .flatMap(entity -> entity.aliases().stream())
                    .filter(present -> present.id().equals(listed.id()))
                    .filter(present ->
                            Marks.ATTACH.equals(present.customMetadata().get(Marks.PENDING)))
                    .filter(present -> present.customMetadata().containsKey(Marks.CLIENT))
                    .filter(present -> ReservedNames.isPending(present.name()))
                    .filter(present -> present.created().isBefore(before))
                    .findFirst();
            if (alias.isPresent()) {
                removed += run(SweepPlanner.alias(listed.id()), deadline);
            }
        }
        return removed;
    }

    private int groups(Instant before, Deadline deadline) {
        int removed = 0;
        for (Map.Entry<String, String> listed :
                wiring.reader().groupNames(deadline).entrySet()) {
            if (!ReservedNames.isPending(listed.getValue())) {
                continue;
            }
            Optional<VaultGroup> group = wiring.reader()
                    .group(listed.getKey(), deadline)
                    .filter(found -> ReservedNames.isOwnPending(found.name()))
                    .filter(found -> found.metadata().containsKey(Marks.FORMAT))
                    .filter(found -> found.policies().isEmpty())
                    .filter(found -> found.created().isBefore(before));
            if (group.isPresent()) {
                removed += run(SweepPlanner.group(listed.getKey()), deadline);
            }
        }
        return removed;
    }

    private int run(VaultPlan plan, Deadline deadline) {
        return removing.test(plan, deadline) ? 1 : 0;
    }
}
