package io.scimvault.scim.quirks;

import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.patch.PatchOptions;
import io.scimvault.scim.validation.ValidationOptions;
import java.util.Locale;
import java.util.Optional;

/**
 * What is tolerated in a client's requests: one choice for filters, bodies and PATCH. Each tolerance is documented where it stands;
 * whatever Okta, Entra ID, SailPoint and others are known to send is understood by {@link #lenient()}, and what it accepts beyond the
 * RFCs has one meaning only, so that clients that keep to the RFCs notice nothing of it.
 *
 * @param filter how the filters of queries are read and matched
 * @param validation how the values of bodies are read
 * @param patch how PATCH requests are read and applied, paths and values included
 */
public record ClientQuirks(FilterOptions filter, ValidationOptions validation, PatchOptions patch) {
    private static final ClientQuirks LENIENT =
            new ClientQuirks(FilterOptions.lenient(), ValidationOptions.lenient(), PatchOptions.lenient());
    private static final ClientQuirks STRICT =
            new ClientQuirks(FilterOptions.strict(), ValidationOptions.strict(), PatchOptions.strict());

    /** Every tolerance: the default. */
    public static ClientQuirks lenient() {
        return LENIENT;
    }

    /** The letter of RFC 7643 and RFC 7644. */
    public static ClientQuirks strict() {
        return STRICT;
    }

    /** The preset of a name, {@code lenient} or {@code strict}, in any letter case. */
    public static Optional<ClientQuirks> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "lenient" -> Optional.of(LENIENT);
            case "strict" -> Optional.of(STRICT);
            default -> Optional.empty();
        };
    }

    /** These quirks with another reading of filters, in queries and in PATCH paths. */
    public ClientQuirks withFilter(FilterOptions other) {
        return new ClientQuirks(other, validation, patch.withFilter(other));
    }

    /** These quirks with another reading of values, in bodies and in PATCH values. */
    public ClientQuirks withValidation(ValidationOptions other) {
        return new ClientQuirks(filter, other, patch.withValues(other));
    }

    /** These quirks with another treatment of PATCH requests. */
    public ClientQuirks withPatch(PatchOptions other) {
        return new ClientQuirks(filter, validation, other);
    }
}
