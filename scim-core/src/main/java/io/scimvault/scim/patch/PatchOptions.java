package io.scimvault.scim.patch;

import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.validation.ValidationOptions;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is tolerated in a PATCH request beyond the letter of RFC 7644 §3.5.2, and how much work one request may ask for.
 *
 * @param filter how paths and their filters are read and matched
 * @param values how values are read
 * @param tolerances what else is let through; all else is refused
 * @param maxOperations operations in one request; past it, 413
 * @param maxComparisons comparisons of an element with a term of a filter in one request; past it, 400 {@code tooMany}
 */
public record PatchOptions(
        FilterOptions filter,
        ValidationOptions values,
        Set<Tolerance> tolerances,
        int maxOperations,
        long maxComparisons) {

    /** One thing that clients do and that can be understood without guessing. */
    public enum Tolerance {
        /** {@code op} and the names of the envelope in any letter case, any {@code schemas}, {@code "path": ""} (Entra, MS Postman). */
        LOOSE_ENVELOPE,
        /** Operations on attributes that no schema has do nothing (Entra's custom mappings). */
        UNKNOWN_PATHS,
        /** The names in a path-less value may be paths; the value may be wrapped in an array or a string (Entra). */
        NAMES_AS_PATHS,
        /** Operations on what only the server writes do nothing (Okta's {@code id}, SailPoint's {@code groups}). */
        READ_ONLY_TARGETS,
        /** A {@code replace} whose filter matches nothing creates the element that the filter describes (Entra). */
        CREATED_TARGETS,
        /** A {@code remove} whose filter matches nothing has nothing to do (Okta, JumpCloud). */
        MISSING_TARGETS,
        /** A {@code remove} with a value removes just the elements that it lists (Entra, OneLogin, Ping). */
        LISTED_REMOVALS,
        /** A {@code replace} of filtered elements keeps the sub-attributes that its value does not name (Entra). */
        MERGED_ELEMENTS
    }

    private static final int OPERATIONS = 10_000;
    private static final long COMPARISONS = 20_000_000;

    private static final PatchOptions LENIENT = new PatchOptions(
            FilterOptions.lenient(),
            ValidationOptions.lenient(),
            EnumSet.allOf(Tolerance.class),
            OPERATIONS,
            COMPARISONS);
    private static final PatchOptions STRICT =
            new PatchOptions(FilterOptions.strict(), ValidationOptions.strict(), Set.of(), OPERATIONS, COMPARISONS);

    public PatchOptions {
        Set<Tolerance> copy = EnumSet.noneOf(Tolerance.class);
        copy.addAll(tolerances);
        tolerances = Collections.unmodifiableSet(copy);
        if (maxOperations < 1 || maxComparisons < 1) {
            throw new IllegalArgumentException("a limit must be positive");
        }
    }

    /** Every tolerance. */
    public static PatchOptions lenient() {
        return LENIENT;
    }

    /** None. */
    public static PatchOptions strict() {
        return STRICT;
    }

    /** Whether this is let through. */
    public boolean allows(Tolerance tolerance) {
        return tolerances.contains(tolerance);
    }

    /** These options and the given tolerances. */
    public PatchOptions with(Tolerance... more) {
        Set<Tolerance> all = EnumSet.noneOf(Tolerance.class);
        all.addAll(tolerances);
        all.addAll(Arrays.asList(more));
        return new PatchOptions(filter, values, all, maxOperations, maxComparisons);
    }

    /** These options without the given tolerances. */
    public PatchOptions without(Tolerance... less) {
        Set<Tolerance> rest = EnumSet.noneOf(Tolerance.class);
        rest.addAll(tolerances);
        Arrays.asList(less).forEach(rest::remove);
        return new PatchOptions(filter, values, rest, maxOperations, maxComparisons);
    }

    /** These options with another reading of paths and filters. */
    public PatchOptions withFilter(FilterOptions other) {
        return new PatchOptions(other, values, tolerances, maxOperations, maxComparisons);
    }

    /** These options with another reading of values. */
    public PatchOptions withValues(ValidationOptions other) {
        return new PatchOptions(filter, other, tolerances, maxOperations, maxComparisons);
    }

    /** These options with other limits. */
    public PatchOptions withLimits(int operations, long comparisons) {
        return new PatchOptions(filter, values, tolerances, operations, comparisons);
    }
}
