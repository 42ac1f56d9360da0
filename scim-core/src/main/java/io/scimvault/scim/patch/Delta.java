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
        added = Collections.unmodifiableSet(new LinkedHashSet<>(added));
        removed = Collections.unmodifiableSet(new LinkedHashSet<>(removed));
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }
}
