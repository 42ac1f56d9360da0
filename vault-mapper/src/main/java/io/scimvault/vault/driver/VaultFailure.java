package io.scimvault.vault.driver;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * What exactly went wrong between this library and Vault: the cause of the {@link io.scimvault.scim.error.ScimException} that a SCIM
 * client's answer is made of, for the host alone. It names the call without any id, and nothing of what Vault wrote.
 */
public final class VaultFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final VaultErrors.Kind kind;

    VaultFailure(VaultErrors.Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What kind of failure it is. */
    public VaultErrors.Kind kind() {
        return kind;
    }
}
