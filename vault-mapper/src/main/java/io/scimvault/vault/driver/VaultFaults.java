package io.scimvault.vault.driver;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.vault.plan.VaultCall;
import java.time.Duration;

/** What a SCIM client is told when Vault fails or refuses unexpectedly: Vault's own texts are never passed on. */
final class VaultFaults {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(30);

    private VaultFaults() {}

    static ScimException unreachable(TransportException cause) {
        return new ScimException(ScimError.unavailable("Vault could not be reached.", SOON), cause);
    }

    static ScimException late() {
        return new ScimException(
                ScimError.unavailable("Vault did not finish in time; the request can be repeated.", SOON));
    }

    /** The refusal of a call that was expected to be accepted. */
    static ScimException refused(VaultCall call, VaultReply reply) {
        String where = call.method() + " " + call.path().template() + ", status " + reply.status();
        IllegalStateException cause = new IllegalStateException("Vault refused " + where);
        return new ScimException(error(VaultErrors.classify(reply)), cause);
    }

    private static ScimError error(VaultErrors.Kind kind) {
        return switch (kind) {
            case RATE_LIMITED -> ScimError.tooManyRequests("Vault limits the rate of requests.", SOON);
            case DENIED -> ScimError.unavailable("Vault does not let this service do what is needed.", LATER);
            case NOT_FOUND -> ScimError.unavailable("The resource was changed at the same time by others.", SOON);
            case INVALID_METADATA ->
                ScimError.badRequest(ScimType.INVALID_VALUE, "Vault does not accept one of the values.");
            case TOO_LARGE -> ScimError.of(413, "The resource is larger than Vault stores.");
            case MISCONFIGURED ->
                ScimError.unavailable("This service is not configured for the Vault that it talks to.", LATER);
            default -> ScimError.unavailable("Vault is not available.", SOON);
        };
    }
}
