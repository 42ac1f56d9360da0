package io.scimvault.host.config;

import java.io.Serial;

/** The host or the demo cannot be set up; the message says what an operator has to change. */
public final class SetupException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public SetupException(String message) {
        super(message);
    }

    public SetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
