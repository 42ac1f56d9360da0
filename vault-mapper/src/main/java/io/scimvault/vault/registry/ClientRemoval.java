package io.scimvault.vault.registry;

import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.plan.RegistryPlanner;
import io.scimvault.vault.plan.Step;
import io.scimvault.vault.plan.VaultPlan;
import io.scimvault.vault.registry.Belongings.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes a SCIM client: marks it, deals with all that is its own, looks again until there is nothing more, and removes the client's
 * group. Interrupted anywhere, it begins anew and finds less to do.
 */
final class ClientRemoval {
    /** How often all is looked through: requests that were let in before the mark may still make something. */
    private static final int ROUNDS = 5;

    private static final VaultPlan NOTHING = new VaultPlan("leave alone", List.of());

    private final VaultReader reader;
    private final LockedWrites writes;
    private final VaultGroup registered;
    private final String client;
    private final Runnable marked;

    /** @param marked is run as soon as the client is marked */
    ClientRemoval(VaultReader reader, LockedWrites writes, VaultGroup registered, Runnable marked) {
        this.reader = reader;
        this.writes = writes;
        this.registered = registered;
        this.client = ClientRecord.clientName(registered);
        this.marked = marked;
    }

    void remove(Children choice) {
        if (!mark(choice)) {
            return; // another process has come to the end of it
        }
        marked.run();
        if (choice == Children.REFUSE) {
            requireChildless();
        } else {
            clear(choice);
        }
        writes.group(registered.id(), (group, members) -> {
            if (ClientRecord.deletion(group).isEmpty()) {
                throw LockedWrites.busy(); // somebody took the mark off, and the client may be at work again
            }
            return RegistryPlanner.remove(group);
        });
    }

    /** All that {@link #remove} would write if nobody came in between. */
    VaultPlan plan(Children choice) {
        List<Step> steps = new ArrayList<>(
                marking(registered, choice, registered.memberEntityIds()).steps());
        Census census = new Census();
        Scan scan = scan();
        scan.groups(group -> {
            census.countGroup();
            steps.addAll(plan(group, group.memberEntityIds(), choice, scan.belongings())
                    .steps());
        });
        scan.entities((entity, share) -> {
            census.count(share);
            steps.addAll(plan(entity, choice, scan.belongings()).steps());
        });
        if (choice == Children.REFUSE) {
            requireNothing(census);
        }
        steps.addAll(RegistryPlanner.remove(registered).steps());
        return new VaultPlan("delete a SCIM client", steps);
    }

    /** Marks the client; one that only looks leaves the mark of another deletion as it is. */
    private boolean mark(Children choice) {
        return writes.group(registered.id(), (group, members) -> marking(group, choice, members));
    }

    private static VaultPlan marking(VaultGroup group, Children choice, List<String> members) {
        boolean isMarked =
                choice == Children.REFUSE && ClientRecord.deletion(group).isPresent();
        return RegistryPlanner.update(
                group, isMarked ? group.metadata() : ClientRecord.marked(group.metadata(), choice), members);
    }

    private void unmark() {
        writes.group(registered.id(), (group, members) -> {
            boolean isOurs = ClientRecord.deletion(group)
                    .filter(ClientRecord.name(Children.REFUSE)::equals)
                    .isPresent();
            return RegistryPlanner.update(
                    group, isOurs ? ClientRecord.unmarked(group.metadata()) : group.metadata(), members);
        });
    }

    private void requireChildless() {
        Census census;
        try {
            census = look();
        } catch (RuntimeException e) {
            unmarkIfPossible();
            throw e;
        }
        if (!census.isNothing()) {
            unmark();
        }
        requireNothing(census);
    }

    private static void requireNothing(Census census) {
        if (!census.isNothing()) {
            throw new IllegalStateException("the SCIM client still has children (" + census + ")");
        }
    }

    private void unmarkIfPossible() {
        try {
            unmark();
        } catch (RuntimeException ignored) {
            // another call of delete does it
        }
    }

    private Census look() {
        Census census = new Census();
        Scan scan = scan();
        scan.groups(group -> census.countGroup());
        scan.entities((entity, share) -> census.count(share));
        return census;
    }

    private Scan scan() {
        return new Scan(reader, writes.timeLimit(), client);
    }

    private void clear(Children choice) {
        for (int i = 0; i < ROUNDS; i++) {
            Census census = new Census();
            Scan scan = scan();
            scan.groups(group -> {
                census.countGroup();
                clearGroup(group.id(), choice, scan.belongings());
            });
            scan.entities((entity, share) -> {
                census.count(share);
                writes.user(entity.id(), now -> plan(now, choice, scan.belongings()));
            });
            if (census.isNothing()) {
                return;
            }
        }
        throw LockedWrites.busy();
    }

    private void clearGroup(String id, Children choice, Belongings belongings) {
        writes.group(id, (group, members) -> plan(group, members, choice, belongings));
    }

    private static VaultPlan plan(VaultGroup group, List<String> members, Children choice, Belongings belongings) {
        if (!belongings.has(group)) {
            return NOTHING;
        }
        boolean orphan = choice == Children.ORPHAN && !ReservedNames.isPending(group.name());
        return orphan ? RegistryPlanner.orphan(group, members) : RegistryPlanner.delete(group);
    }

    private VaultPlan plan(VaultEntity entity, Children choice, Belongings belongings) {
        Share share = belongings.of(entity);
        return switch (share) {
            case NOTHING -> NOTHING;
            case ALIASES -> RegistryPlanner.release(entity, client);
            case HALF_MADE -> RegistryPlanner.delete(entity);
            case WHOLE ->
                choice == Children.ORPHAN ? RegistryPlanner.orphan(entity, client) : RegistryPlanner.delete(entity);
        };
    }
}
