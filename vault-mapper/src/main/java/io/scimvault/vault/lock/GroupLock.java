package io.scimvault.vault.lock;

import java.util.Collection;
import java.util.function.Supplier;

/**
 * Serialises the writers of a group. Vault replaces a group's member list as a whole and has no compare-and-set, so that two writers
 * without a common lock lose each other's members. All hosts that write the same client's groups must share one lock.
 */
public interface GroupLock {

    /** Does the work while holding the locks of all these ids; locks are taken in an order that cannot deadlock. */
    <T> T holding(Collection<String> ids, Supplier<T> work);
}
