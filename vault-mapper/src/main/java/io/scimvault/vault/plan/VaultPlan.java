package io.scimvault.vault.plan;

import java.util.List;

/**
 * The writes that lead from what is in Vault to what is wanted, in order, as plain data. Empty where nothing is to be done.
 *
 * @param title what the plan is for, without any name or value
 * @param steps the writes; the last one is the commit
 */
public record VaultPlan(String title, List<Step> steps) {
    public VaultPlan {
        steps = List.copyOf(steps);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The plan for people: see {@link PlanPrinter}. */
    @Override
    public String toString() {
        return PlanPrinter.print(title, steps);
    }
}
