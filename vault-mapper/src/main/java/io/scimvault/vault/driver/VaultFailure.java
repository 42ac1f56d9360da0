package io.scimvault.vault.driver;

import io.scimvault.vault.driver.VaultErrors.Kind;
import java.io.Serial;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What exactly went wrong between this library and Vault: the cause of the {@link io.scimvault.scim.error.ScimException} that a SCIM
 * client's answer is made of, for the host alone. It names the call without any id, and nothing of what Vault wrote.
 */
public final class VaultFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<Kind> LASTING =
            EnumSet.of(Kind.DENIED, Kind.MISCONFIGURED, Kind.INVALID_METADATA, Kind.TOO_LARGE);

    private final Kind kind;

    VaultFailure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Whether a failure of an operation stays until somebody changes rights, configuration or values: to repeat it is of no use. */
    public static boolean isLasting(RuntimeException failure) {
        return failure.getCause() instanceof VaultFailure cause && LASTING.contains(cause.kind);
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }
}
