package io.scimvault.vault.driver;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.plan.Refusal;
import java.util.Map;

/** What became of a plan. */
public sealed interface PlanOutcome {

    /**
     * Everything was done.
     *
     * @param ids the ids that were made, by the names that the plan gave them
     */
    record Done(Map<String, String> ids) implements PlanOutcome {
        public Done {
            ids = Map.copyOf(ids);
        }
    }

    /**
     * Vault refused a step in a way that the plan expected, and what had been done was taken back, but for what nobody sees.
     *
     * @param step the index of that step
     * @param refusal why
     * @param leftPending how many calls that take back what was done could not be made: it is half-made still, and will be swept
     */
    record Refused(int step, Refusal refusal, int leftPending) implements PlanOutcome {}

    /**
     * The plan stopped. Steps before {@code step} are done, those behind it are not begun, itself may or may not have taken effect.
     * Where no answer came, nothing is taken back, since the commit may be what happened: what is half-made stays invisible and is
     * swept. Where Vault said what is wrong with the step, it had no effect, and what was done before is taken back.
     *
     * @param step the index of the step
     * @param notBegun how many steps are behind it
     * @param leftPending how many calls that take back what was done were not made, or got no answer
     * @param fault what the client is told; its cause tells the host more
     */
    record Failed(int step, int notBegun, int leftPending, ScimException fault) implements PlanOutcome {}
}
