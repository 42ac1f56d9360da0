package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;

/** Says in a refusal which operation of a request it is about. */
final class OperationNumber {
    private OperationNumber() {}

    /** The refusal with the operation's number in front, the first being 1; its cause is the refusal's, if that has one. */
    static ScimException in(int number, ScimException refusal) {
        ScimError error = refusal.error();
        ScimError numbered = new ScimError(
                error.status(), error.scimType(), "Operation " + number + ": " + error.detail(), error.retryAfter());
        Throwable cause = refusal.getCause();
        return cause == null ? new ScimException(numbered) : new ScimException(numbered, cause);
    }
}
