package io.scimvault.vault.store;

import io.scimvault.vault.driver.Operations;
import io.scimvault.vault.driver.PlanRunner;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.lock.GroupLock;
import io.scimvault.vault.mapping.MappingConfig;
import io.scimvault.vault.registry.Locks;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * What all stores of one Vault share.
 *
 * @param reader reads
 * @param runner writes
 * @param groupLock serialises the writers of a group
 * @param userLock serialises the writers of a user in this process
 * @param offLimits entities that no client may touch, whatever marks they carry
 * @param pendingNames names for what is being made
 * @param mapping what the host adds to the mapping
 * @param clock for the times of resources
 * @param timeLimit after which an operation does not begin another write
 * @param operations what every operation goes through
 */
public record Wiring(
        VaultReader reader,
        PlanRunner runner,
        GroupLock groupLock,
        GroupLock userLock,
        OffLimits offLimits,
        Supplier<String> pendingNames,
        MappingConfig mapping,
        Clock clock,
        Duration timeLimit,
        Operations operations)
        implements Locks {

    /** A group takes the lock of a user whom it adds while it holds its own: so groups come first everywhere. */
    @Override
    public <T> T holding(Collection<String> groups, Collection<String> users, Supplier<T> work) {
        return groupLock.holding(groups, () -> userLock.holding(users, work));
    }

    /** How old something half-made must be before anybody but its maker touches it: by then its maker has stopped. */
    Duration grace() {
        return timeLimit.multipliedBy(2);
    }
}
