package io.scimvault.vault.registry;

import java.util.Collection;
import java.util.function.Supplier;

/** The locks under which groups and users are written, as the stores of SCIM requests hold them. */
public interface Locks {
    /** No locks, which is right only where nobody else writes. */
    Locks NONE = new Locks() {
        @Override
        public <T> T holding(Collection<String> groups, Collection<String> users, Supplier<T> work) {
            return work.get();
        }
    };

    /** Does the work while holding the locks of these groups and then those of these users. */
    <T> T holding(Collection<String> groups, Collection<String> users, Supplier<T> work);
}
