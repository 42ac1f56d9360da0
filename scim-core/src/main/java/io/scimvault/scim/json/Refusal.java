package io.scimvault.scim.json;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;

/** Why a text is not accepted. */
final class Refusal {
    private Refusal() {}

    static ScimException overLimit() {
        return syntax("The body is nested too deep, or has a string, name or number that is too long.");
    }

    static ScimException syntax(String detail) {
        return new ScimException(ScimError.badRequest(ScimType.INVALID_SYNTAX, detail));
    }
}
