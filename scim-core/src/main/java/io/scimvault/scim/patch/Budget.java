package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;

/** The work that one request may still ask for. */
final class Budget {
    private long left;

    Budget(long comparisons) {
        this.left = comparisons;
    }

    /** Takes from what is left, or refuses the request. */
    void spend(long comparisons) {
        left -= comparisons;
        if (left < 0) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.TOO_MANY, "The request compares too many values; send it in several smaller ones."));
        }
    }
}
