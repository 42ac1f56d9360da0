package io.scimvault.scim.validation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is tolerated in a client's values beyond the letter of RFC 7643.
 *
 * @param tolerances everything that is let through; all else is refused
 */
public record ValidationOptions(Set<Tolerance> tolerances) {

    /** One thing that clients do and that can be understood without guessing. */
    public enum Tolerance {
        /** Attributes that no schema has are dropped: Entra's custom mappings, misspelt names. */
        UNKNOWN_ATTRIBUTES,
        /** Whole objects under a URN that no extension has are kept as they are. */
        FOREIGN_EXTENSIONS,
        /** {@code schemas} may be missing, incomplete or wrong; the endpoint tells what is meant (OneLogin, Entra). */
        INFERRED_SCHEMAS,
        /**
         * A top-level key may name an extension's attribute, with its URN or without; an object under the core schema's URN holds
         * core attributes.
         */
        LOOSE_NAMES,
        /**
         * Values of another type that can mean only one thing: {@code "True"} for a boolean (Entra), numbers for strings and back, one
         * value for an array and an array of one for a value, a scalar for the object that has it as {@code value}.
         */
        COERCED_TYPES,
        /** {@code ""} unassigns an attribute (Entra's manager). */
        BLANK_IS_UNASSIGNED,
        /** A string may hold the JSON of the object that is expected (Entra's roles). */
        JSON_IN_STRINGS,
        /** Of several primary values the last one counts (Ping). */
        LAST_PRIMARY_WINS,
        /** Canonical values are suggestions. */
        OTHER_CANONICAL_VALUES,
        /** Dates and binary values are strings like any other. */
        ANY_FORMAT
    }

    private static final ValidationOptions LENIENT = new ValidationOptions(EnumSet.allOf(Tolerance.class));
    private static final ValidationOptions STRICT = new ValidationOptions(Set.of());

    public ValidationOptions {
        Set<Tolerance> copy = EnumSet.noneOf(Tolerance.class);
        copy.addAll(tolerances);
        tolerances = Collections.unmodifiableSet(copy);
    }

    /** Every tolerance. */
    public static ValidationOptions lenient() {
        return LENIENT;
    }

    /** None. */
    public static ValidationOptions strict() {
        return STRICT;
    }

    /** Whether this is let through. */
    public boolean allows(Tolerance tolerance) {
        return tolerances.contains(tolerance);
    }

    /** These options and the given tolerances. */
    public ValidationOptions with(Tolerance... more) {
        Set<Tolerance> all = EnumSet.noneOf(Tolerance.class);
        all.addAll(tolerances);
        all.addAll(Arrays.asList(more));
        return new ValidationOptions(all);
    }

    /** These options without the given tolerances. */
    public ValidationOptions without(Tolerance... less) {
        Set<Tolerance> rest = EnumSet.noneOf(Tolerance.class);
        rest.addAll(tolerances);
        Arrays.asList(less).forEach(rest::remove);
        return new ValidationOptions(rest);
    }
}
