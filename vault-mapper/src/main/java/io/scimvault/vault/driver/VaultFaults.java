package io.scimvault.vault.driver;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.vault.driver.VaultErrors.Kind;
import io.scimvault.vault.plan.VaultCall;
import java.time.Duration;

/**
 * What a SCIM client is told when Vault fails or refuses unexpectedly: the kind of failure, and when to come again. Vault's own texts
 * are never passed on; the cause tells the host more.
 */
final class VaultFaults {
    private static final Duration SOON = Duration.ofSeconds(2);
    /** As long as a cluster may be without an active node. */
    private static final Duration AFTER_ELECTION = Duration.ofSeconds(10);
    /** Where a person has to do something first. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private VaultFaults() {}

    static ScimException unreachable(TransportException cause) {
        Kind kind = kind(cause);
        return of(kind, new VaultFailure(kind, String.valueOf(cause.getMessage()), cause));
    }

    static Kind kind(TransportException cause) {
        return cause.effect() == TransportException.Effect.NONE ? Kind.UNREACHABLE : Kind.NO_ANSWER;
    }

    static ScimException late() {
        return of(Kind.LATE, new VaultFailure(Kind.LATE, "the time limit of the operation is over", null));
    }

    /** The work was interrupted by the host. */
    static ScimException interrupted() {
        return of(Kind.LATE, new VaultFailure(Kind.LATE, "the thread was interrupted", null));
    }

    /** An answer that says neither yes nor no. */
    static ScimException unusable(VaultCall call) {
        String message = TransportFailures.what(call) + " was answered with something else than was asked for";
        return of(Kind.UNUSABLE_ANSWER, new VaultFailure(Kind.UNUSABLE_ANSWER, message, null));
    }

    /** A list that Vault cut short: what is missing from it is not missing. */
    static ScimException partial(VaultCall call) {
        String message = TransportFailures.what(call) + " was answered with a part only";
        return of(Kind.PARTIAL_LIST, new VaultFailure(Kind.PARTIAL_LIST, message, null));
    }

    static ScimException closed() {
        return new ScimException(ScimError.unavailable("This service is shutting down.", SOON));
    }

    /** The refusal of a call that was expected to be accepted. */
    static ScimException refused(VaultCall call, VaultReply reply) {
        return refused(call, reply, VaultErrors.classify(reply));
    }

    /** The same, where more is known than the answer says. */
    static ScimException refused(VaultCall call, VaultReply reply, Kind kind) {
        String message = "Vault refused " + TransportFailures.what(call) + ", status " + reply.status();
        return of(kind, new VaultFailure(kind, message, null));
    }

    private static ScimException of(Kind kind, VaultFailure cause) {
        return new ScimException(error(kind), cause);
    }

    private static ScimError error(Kind kind) {
        return switch (kind) {
            case RATE_LIMITED -> ScimError.tooManyRequests("Vault limits the rate of requests.", SOON);
            case SEALED -> ScimError.unavailable("Vault is sealed.", LATER);
            case NO_ACTIVE_NODE -> ScimError.unavailable("Vault has no active node.", AFTER_ELECTION);
            case TOKEN_DEAD -> ScimError.unavailable("Vault does not accept this service's token any more.", LATER);
            case DENIED -> ScimError.unavailable("Vault does not let this service do what is needed.", LATER);
            case NOT_FOUND -> ScimError.unavailable("The resource was changed at the same time by others.", SOON);
            case INVALID_METADATA ->
                ScimError.badRequest(ScimType.INVALID_VALUE, "Vault does not accept one of the values.");
            case TOO_LARGE -> ScimError.of(413, "The resource is larger than Vault stores.");
            case WRONG_NAMESPACE ->
                ScimError.unavailable("Vault does not have the namespace that this service is configured for.", LATER);
            case MISCONFIGURED ->
                ScimError.unavailable("This service is not configured for the Vault that it talks to.", LATER);
            case UNREACHABLE, NO_ANSWER -> ScimError.unavailable("Vault could not be reached.", SOON);
            case LATE, PARTIAL_LIST, UNUSABLE_ANSWER ->
                ScimError.unavailable("Vault did not finish in time; the request can be repeated.", SOON);
            default -> ScimError.unavailable("Vault is not available.", SOON);
        };
    }
}
