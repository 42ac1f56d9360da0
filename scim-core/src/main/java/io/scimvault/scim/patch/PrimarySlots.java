package io.scimvault.scim.patch;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which slots hold elements that are primary ones, and which of them an operation has made so. */
final class PrimarySlots {
    private NavigableSet<Integer> made = Collections.emptyNavigableSet();
    private @Nullable Set<Integer> all;

    /** An element was put into a slot, or said to be what it was. */
    void note(int slot, boolean isPrimary) {
        if (!isPrimary) {
            if (!made.isEmpty()) {
                made.remove(slot);
            }
            return;
        }
        made = made.isEmpty() ? new TreeSet<>() : made;
        made.add(slot);
        if (all != null) {
            all.add(slot);
        }
    }

    /** How many were made primary since this was last settled. */
    int made() {
        return made.size();
    }

    /** Those that may hold primary elements; null where nobody has looked yet. */
    @Nullable
    Set<Integer> all() {
        return all;
    }

    /** The last of those that were made primary. */
    int last() {
        return made.last();
    }

    /** One is the only primary one now. */
    void settle(int slot) {
        made = Collections.emptyNavigableSet();
        all = new TreeSet<>(Set.of(slot));
    }
}
