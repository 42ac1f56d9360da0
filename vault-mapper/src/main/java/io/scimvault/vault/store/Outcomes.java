package io.scimvault.vault.store;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.driver.PlanOutcome;
import io.scimvault.vault.plan.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the outcomes of plans mean for a request.
 *
 * @param kind what the plans are about, as a sentence calls it
 */
record Outcomes(String kind) {
    static final Outcomes USERS = new Outcomes("user");

    private static final int ATTEMPTS = 3;

    /** The first result of a few attempts; 503 where others come between each time. */
    <T> T firstOf(Supplier<Optional<T>> attempt) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw busy();
    }

    /** Why Vault refused; a plan that failed is thrown as its fault. */
    Refusal refusal(PlanOutcome outcome) {
        if (outcome instanceof PlanOutcome.Refused refused) {
            return refused.refusal();
        }
        throw fault(outcome);
    }

    /** Throws unless the plan is done. */
    void requireDone(PlanOutcome outcome) {
        if (!(outcome instanceof PlanOutcome.Done)) {
            throw fault(outcome);
        }
    }

    ScimException missing() {
        return new ScimException(ScimError.notFound("There is no such " + kind + "."));
    }

    ScimException busy() {
        return new ScimException(ScimError.unavailable(
                "The " + kind + " is being changed by others at the same time.", Duration.ofSeconds(2)));
    }

    /** The refusal of a resource that a later version of this library wrote. */
    ScimException newer() {
        return new ScimException(ScimError.of(409, "The " + kind + " was written by a newer version of this service."));
    }

    private ScimException fault(PlanOutcome outcome) {
        return outcome instanceof PlanOutcome.Failed failed ? failed.fault() : busy();
    }
}
