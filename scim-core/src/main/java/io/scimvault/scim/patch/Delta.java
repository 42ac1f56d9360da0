package io.scimvault.scim.patch;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which elements of a multi-valued attribute came and which went, each known by its {@code value}.
 *
 * @param added values that were not there before
 * @param removed values that are there no longer
 */
public record Delta(Set<String> added, Set<String> removed) {
    /** Nothing came, nothing went. */
    public static final Delta NONE = new Delta(Set.of(), Set.of());

    public Delta {
        added = copy(added);
        removed = copy(removed);
    }

    private static Set<String> copy(Set<String> values) {
        return values.size() < 2 ? Set.copyOf(values) : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }
}
