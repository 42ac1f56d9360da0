package io.scimvault.scim.error;

import java.io.Serial;

/** The one exception with which this library refuses a request; the message is the error's detail. */
public final class ScimException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised by this library
    private final transient ScimError error;

    public ScimException(ScimError error) {
        super(error.detail());
        this.error = error;
    }

    /** A refusal with the failure that led to it, for the host's log; nothing of the cause is shown to the client. */
    public ScimException(ScimError error, Throwable cause) {
        super(error.detail(), cause);
        this.error = error;
    }

    /** What the client is told. */
    public ScimError error() {
        return error;
    }
}
