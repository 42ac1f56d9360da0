package io.scimvault.vault.memory;

import java.io.Serial;

/** Says that a standby has come to the point where it passes a call on to the active node. */
final class Forwarded extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Forwarded() {
        super("the active node has to do this", null, false, false);
    }
}
